package newsflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What must follow when a module is added. */
class ImageFilesTest {
  @Test
  void letEveryModuleIntoTheBuildOfTheImage() throws IOException {
    List<String> ignore = Files.readAllLines(Path.of("..", ".dockerignore"));
    List<String> modules =
        Pattern.compile("<module>(.*?)</module>")
            .matcher(Files.readString(Path.of("..", "pom.xml")))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(modules).contains("cli", "local-infra/distributions");
    for (String module : modules) {
      assertThat(ignore).as(".dockerignore").contains("!" + module + "/pom.xml");
      if (Files.isDirectory(Path.of("..", module, "src", "main"))) {
        assertThat(ignore).as(".dockerignore").contains("!" + module + "/src/main");
      }
      if (!module.contains("/")) { // what ./newsflow and the services run from
        assertThat(ignore).as(".dockerignore").contains("!" + module + "/target/*-SNAPSHOT.jar");
      }
    }
  }
}
