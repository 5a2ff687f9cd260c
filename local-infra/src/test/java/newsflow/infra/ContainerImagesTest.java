package newsflow.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ContainerImagesTest {
  @Test
  void areThoseThatAreDeployed() throws IOException {
    List<String> compose = Files.readAllLines(Path.of("..", "docker-compose.yml"));
    for (String image : List.of(Container.KAFKA, Container.REGISTRY, Container.ELASTICSEARCH)) {
      assertThat(compose).contains("    image: " + image);
    }
  }

  @Test
  void areChosenByNameOnly() {
    assertThat(Options.chosen(Map.of()).kind()).isEqualTo(Options.Kind.PROCESSES);
    assertThat(Options.chosen(Map.of("NEWSFLOW_INFRA", "containers")).kind())
        .isEqualTo(Options.Kind.CONTAINERS);
    assertThat(Options.chosen(Map.of("NEWSFLOW_INFRA", "external")).kind())
        .isEqualTo(Options.Kind.EXTERNAL);
  }
}
