package newsflow.infra;

import java.nio.file.Path;

/**
 * Where one server runs as a child process.
 *
 * @param home of the servers' programs
 * @param folder its settings and data
 * @param port that clients connect to
 * @param log its output
 */
record Place(InfraHome home, Path folder, int port, Path log) {}
