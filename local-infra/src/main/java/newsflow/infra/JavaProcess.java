package newsflow.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A main class of this class path in a JVM of its own, for tests and benchmarks that need a whole
 * process: its signals, exit code and memory. Unlike the servers it may outlive this process;
 * whoever starts it ends it.
 */
public final class JavaProcess {
  private static final Pattern SETTING =
      Pattern.compile("(NEWSFLOW|KAFKA|SCHEMA_REGISTRY|ELASTICSEARCH)_.*");

  private JavaProcess() {}

  /**
   * The process, not started yet.
   *
   * @param options of the JVM
   * @param environment the settings that it gets; none of those that this process has is passed on
   * @param main has the main method
   * @param arguments of the main method
   * @throws InfraException if this runtime has no java command
   */
  public static ProcessBuilder of(
      List<String> options, Map<String, String> environment, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Java.command().toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> SETTING.matcher(name).matches());
    builder.environment().putAll(environment);
    return builder;
  }
}
