package newsflow.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ChildTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Ends with code 7 in its own time after SIGTERM, as a server that flushes first. */
  private static final String SLOW_TO_END =
      "trap 'sleep 1; echo flushed; exit 7' TERM; echo up; while :; do sleep 0.05; done";

  @TempDir Path folder;

  @Test
  void letsAServerFinishWhenItIsAskedToEnd() {
    Child child = started(SLOW_TO_END);
    child.askToEnd();
    assertThat(child.endsWithin(LIMIT)).isTrue();
    assertThat(child.exitCode()).isEqualTo(7);
    assertThat(child.logTail()).contains("flushed");
  }

  @Test
  void killsWithoutAsking() {
    Child child = started(SLOW_TO_END);
    child.kill();
    assertThat(child.isAlive()).isFalse();
    assertThat(child.exitCode()).isEqualTo(128 + 9);
    assertThat(child.logTail()).doesNotContain("flushed");
  }

  @Test
  void staysThroughCtrlC() throws Exception {
    Child child = started(SLOW_TO_END);
    assertThat(new ProcessBuilder("kill", "-INT", Long.toString(child.pid())).start().waitFor())
        .isZero();
    assertThat(child.endsWithin(Duration.ofMillis(500))).isFalse();
    child.kill();
  }

  @Test
  void passesNoVariablesOfThisProcessOnButAFew() {
    Child child = Child.start(List.of("env"), Map.of("GIVEN", "x"), folder, folder.resolve("log"));
    assertThat(child.endsWithin(LIMIT)).isTrue();
    assertThat(child.logTail().lines().map(line -> line.replaceFirst("=.*", "")))
        .contains("GIVEN", "PATH")
        .isSubsetOf("GIVEN", "PATH", "HOME", "LANG", "PWD", "OLDPWD", "SHLVL", "_");
  }

  @Test
  void showsOnlyWhatThisProcessHasWritten() {
    started("echo up; echo before; exit 0").endsWithin(LIMIT);
    Child second = started("echo up; echo after; exit 0");
    assertThat(second.endsWithin(LIMIT)).isTrue();
    assertThat(second.logTail()).isEqualTo("up\nafter");
  }

  @Test
  void saysWhyACommandCantBeStarted() {
    assertThatThrownBy(
            () ->
                Child.start(
                    List.of("x"), Map.of(), folder.resolve("missing"), folder.resolve("log")))
        .isInstanceOf(InfraException.class)
        .hasMessageContaining("can't start x");
  }

  private Child started(String script) {
    Child child = Child.start(List.of("sh", "-c", script), Map.of(), folder, folder.resolve("log"));
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!child.logTail().startsWith("up") && System.nanoTime() < deadline) {
      child.endsWithin(Duration.ofMillis(10));
    }
    assertThat(child.logTail()).startsWith("up");
    return child;
  }
}
