package newsflow.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import newsflow.enrich.EnrichConfig;
import newsflow.index.IndexConfig;
import newsflow.ingest.IngestConfig;
import newsflow.runtime.ConfigException;
import newsflow.runtime.Env;
import newsflow.runtime.Setting;
import org.junit.jupiter.api.Test;

/** The table of docs/operations.md is what the services really ask for. */
class SettingsTableTest {
  private static final String BEGIN = "<!-- settings -->";
  private static final String END = "<!-- /settings -->";

  private static final List<String> CLIENTS = List.of("KAFKA_", "SCHEMA_REGISTRY_");

  @Test
  void listsEverySettingThatAServiceAsksForAndNoOther() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "operations.md"));
    String table = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));
    assertThat(table.strip())
        .as("docs/operations.md is not what the services ask for; main of this class prints it")
        .isEqualTo(table());
  }

  @Test
  void listsEverySettingOfDockerComposeAndNoOther() throws IOException {
    Map<String, String> standards = new TreeMap<>();
    Pattern.compile("\\$\\{([A-Z_]+):-([^}]*)}")
        .matcher(Files.readString(Path.of("..", "docker-compose.yml")))
        .results()
        .forEach(found -> standards.put(found.group(1), found.group(2)));
    String page = Files.readString(Path.of("..", "docs", "operations.md"));
    int start = page.indexOf("\n## Settings of docker-compose.yml");
    Map<String, String> told = new TreeMap<>();
    for (String row : page.substring(start, page.indexOf("\n## ", start + 1)).split("\n")) {
      String[] cells = row.split("\\|");
      if (cells.length > 2) {
        Pattern.compile("`([A-Z_]+)`")
            .matcher(cells[1])
            .results()
            .forEach(name -> told.put(name.group(1), cells[2]));
      }
    }
    assertThat(told.keySet()).isEqualTo(standards.keySet());
    standards.forEach((name, standard) -> assertThat(told.get(name)).as(name).contains(standard));
  }

  /** Prints the table, to be put between the two marks. */
  public static void main(String[] args) {
    System.out.println(table());
  }

  private static String table() {
    Map<String, Setting> settings = new LinkedHashMap<>();
    Map<String, List<String>> askers = new LinkedHashMap<>();
    collect("ingest", IngestConfig::from, settings, askers);
    collect("enrich", EnrichConfig::from, settings, askers);
    collect("index", IndexConfig::from, settings, askers);
    return "| setting | without it | meaning | asked by |\n|---|---|---|---|\n"
        + settings.values().stream()
            .map(
                setting ->
                    "| `%s` | %s | %s | %s |"
                        .formatted(
                            setting.name(),
                            standard(setting),
                            setting.meaning().replace("|", "\\|"),
                            askers.get(setting.name()).size() == 3
                                ? "all"
                                : String.join(", ", askers.get(setting.name()))))
            .collect(joining("\n"));
  }

  /** Standards that depend on the machine are told in words. */
  private static String standard(Setting setting) {
    return switch (setting.name()) {
      case "NEWSFLOW_ENRICH_THREADS" -> "half the processors";
      case "NEWSFLOW_ENRICH_STATE_DIR" -> "a folder in the temporary one";
      default -> setting.standard().isEmpty() ? "" : "`" + setting.standard() + "`";
    };
  }

  private static void collect(
      String service,
      Consumer<Env> read,
      Map<String, Setting> settings,
      Map<String, List<String>> askers) {
    Env env =
        Env.of(
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "localhost:9092",
                "SCHEMA_REGISTRY_URL", "http://localhost:8085",
                "ELASTICSEARCH_URL", "http://localhost:9200"));
    try {
      read.accept(env);
    } catch (ConfigException e) {
      throw new AssertionError(service + ": " + e.getMessage(), e);
    }
    for (Setting setting : env.settings()) {
      if (CLIENTS.stream().anyMatch(setting.name()::startsWith)) {
        continue; // told in words above the table
      }
      settings.putIfAbsent(setting.name(), setting);
      askers.computeIfAbsent(setting.name(), _ -> new ArrayList<>()).add(service);
    }
  }
}
