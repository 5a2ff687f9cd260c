package newsflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The commands and the program of docs/operations.md, on docker-compose.yml as they are written
 * there.
 */
@Tag("docker")
@ExtendWith(DeployedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposePagesIT {

  private final ComposeStack stack;
  private final DeployedNews news;

  ComposePagesIT(ComposeStack stack, DeployedNews news) {
    this.stack = stack;
    this.news = news;
  }

  @Test
  @Order(1)
  void worksForFeedersAndSearchAppsAsTheOperationsPageIsWritten() throws Exception {
    OperationsPage page = new OperationsPage();
    List<String> start = page.blocks("Start");
    assertThat(stack.asWritten(start.get(1)).good()).contains("\"accepted\":[{\"index\":0");
    assertThat(stack.asWritten(start.get(2)).good()).contains("index-service").contains("running");

    news.push("https://deployed.example/search.html", "Đại học Thái Nguyên mở ngành mới");
    news.awaitCount("title.folded:\"dai hoc thai nguyen\"", 1, Duration.ofMinutes(1));
    List<String> search = page.blocks("For a search app");
    assertThat(stack.asWritten(search.get(0)).good()).contains("Đại học Thái Nguyên mở ngành mới");
    String program =
        search.get(1).replace("localhost:9200", "localhost:" + stack.port("ELASTICSEARCH"));
    Files.writeString(stack.workplace().resolve("SearchExample.java"), program);
    String java = ProcessHandle.current().info().command().orElseThrow();
    String libraries = Path.of("target", "lib").toAbsolutePath() + "/*";
    assertThat(
            stack
                .asWritten("'" + java + "' -Xmx256m -cp '" + libraries + "' SearchExample.java")
                .good())
        .contains("Đại học Thái Nguyên mở ngành mới");
  }

  @Test
  @Order(2)
  void restoresEverythingFromTheBackupAsTheOperationsPageIsWritten() throws Exception {
    List<String> commands = new OperationsPage().blocks("Back up and restore");
    news.pushFlow("backup", 0, 300);
    news.awaitCount("source.id:backup", 300, Duration.ofMinutes(1));
    stack.asWritten(commands.get(0)).good();
    stack.awaitHealthy(DeployedStack.ONE_OF_EACH, Duration.ofMinutes(3));
    news.push("https://deployed.example/lost.html", "Viết sau khi sao lưu");
    news.awaitCount("title.folded:\"viet sau khi sao luu\"", 1, Duration.ofMinutes(1));

    stack.asWritten(commands.get(1)).good();
    stack.awaitHealthy(DeployedStack.ONE_OF_EACH, Duration.ofMinutes(3));
    news.fetchAccess();
    news.awaitCount("source.id:backup", 300, Duration.ofMinutes(2));
    news.awaitCount("title.folded:\"viet sau khi sao luu\"", 0, Duration.ofSeconds(30));
    news.push("https://deployed.example/restored.html", "Trang tin hoạt động trở lại");
    news.awaitCount("title.folded:\"hoat dong tro lai\"", 1, Duration.ofMinutes(1));
  }
}
