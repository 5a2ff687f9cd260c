package newsflow.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Exit codes of real processes: 0 stopped on request, 1 fatal, 2 bad configuration. */
class ServiceProcessTest {
  private Process process;

  @AfterEach
  void end() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  /** A service that behaves as its setting says. */
  static final class Sample implements Service {
    private final String behaviour;

    Sample(String behaviour) {
      this.behaviour = behaviour;
    }

    public static void main(String[] args) {
      ServiceProcess.run(
          Env.of(Map.of("NEWSFLOW_SAMPLE", args[0])),
          env -> {
            String behaviour = env.text("NEWSFLOW_SAMPLE", "", "what to do");
            if (behaviour.equals("misconfigured")) {
              env.problem("first problem");
              env.problem("second problem");
            }
            env.check();
            return new Sample(behaviour);
          });
    }

    @Override
    public String name() {
      return "sample";
    }

    @Override
    public void start() {
      switch (behaviour) {
        case "fatal" -> throw new FatalException("the disk is full");
        case "bug" -> throw new IllegalStateException("a bug");
        case "error" -> throw new StackOverflowError("an error");
        default -> System.out.println("started");
      }
    }

    @Override
    public Health health() {
      return behaviour.equals("fails") ? new Health.Failed("refused") : new Health.Waiting("rain");
    }

    @Override
    public void close() {
      System.out.println("closed");
    }
  }

  @Test
  void stopsOnRequestWithZero() throws Exception {
    run("works");
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      while (!"started".equals(out.readLine())) {
        // Log lines come first.
      }
      // Process.destroy would close the stream that is being read.
      process.toHandle().destroy();
      assertThat(out.lines().collect(Collectors.joining())).contains("closed");
    }
    assertThat(exitCode()).isZero();
  }

  @Test
  void aServiceThatFailsEndsTheProcess() throws Exception {
    assertThat(stderr("fails")).contains("sample failed: refused");
    assertThat(exitCode()).isEqualTo(1);
  }

  @Test
  void aServiceThatCannotStartSaysWhy() throws Exception {
    assertThat(stderr("fatal")).contains("sample failed: the disk is full").doesNotContain("\tat ");
    assertThat(exitCode()).isEqualTo(1);
  }

  @Test
  void aBugIsFatal() throws Exception {
    assertThat(stderr("bug")).contains("sample failed: java.lang.IllegalStateException: a bug");
    assertThat(exitCode()).isEqualTo(1);
  }

  @Test
  void anErrorIsFatalAndDoesNotHang() throws Exception {
    assertThat(stderr("error")).contains("sample failed: java.lang.StackOverflowError");
    assertThat(exitCode()).isEqualTo(1);
  }

  @Test
  void badConfigurationListsEveryProblem() throws Exception {
    assertThat(stderr("misconfigured")).contains("first problem").contains("second problem");
    assertThat(exitCode()).isEqualTo(2);
  }

  private void run(String behaviour) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Sample.class.getName(),
                behaviour)
            .start();
  }

  private String stderr(String behaviour) throws IOException {
    run(behaviour);
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private int exitCode() throws InterruptedException {
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
