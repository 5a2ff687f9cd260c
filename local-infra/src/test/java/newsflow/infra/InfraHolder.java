package newsflow.infra;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * A process that starts the servers and holds them until it is killed. With an argument, that is
 * the data folder. Prints one line: READY and the process ids.
 */
final class InfraHolder {
  private InfraHolder() {}

  public static void main(String[] args) throws IOException {
    Options options = Options.processes();
    LocalInfra infra =
        LocalInfra.start(args.length == 0 ? options : options.data(Path.of(args[0])));
    System.out.println(
        infra.servers().stream()
            .map(server -> Long.toString(server.pid()))
            .collect(Collectors.joining(" ", "READY ", "")));
    while (System.in.read() >= 0) {
      // Until the end of the input or of this process.
    }
    infra.close();
  }
}
