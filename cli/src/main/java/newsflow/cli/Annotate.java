package newsflow.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import newsflow.enrich.Enricher;
import newsflow.enrich.Enricher.Annotation;
import newsflow.enrich.category.Category;
import newsflow.enrich.entity.Entity;
import newsflow.enrich.entity.Field;
import newsflow.enrich.entity.Mention;
import newsflow.enrich.entity.Text;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Entities and categories of a text as it is, without extraction. */
@Command(
    name = "annotate",
    description = "Language, entities, categories and keywords of plain text; no servers.")
final class Annotate implements Callable<Integer> {
  @Parameters(arity = "0..1", description = "Text file; - is standard input.")
  @Nullable Path file;

  @Option(
      names = "--ndjson",
      description = "{\"id\",\"text\",\"title\"?} a line in, one result a line out.")
  boolean ndjson;

  @Override
  public Integer call() {
    Enricher enricher = Enricher.load();
    if (ndjson) {
      NdjsonLines.answer(System.in, System.out, line -> annotate(enricher, line));
      return 0;
    }
    String text = new String(Input.file(file).content(), StandardCharsets.UTF_8);
    System.out.println(Json.pretty(json(enricher.annotate(Text.of(text)))));
    return 0;
  }

  private static ObjectNode annotate(Enricher enricher, ObjectNode line) {
    if (!line.path("text").isTextual()) {
      throw new CommandException("text is missing");
    }
    String title = line.path("title").isTextual() ? line.get("title").asText() : null;
    return json(enricher.annotate(new Text(title, null, line.get("text").asText())));
  }

  private static ObjectNode json(Annotation annotation) {
    ObjectNode result = Json.object();
    result.put("language", annotation.language().tag());
    ArrayNode entities = result.putArray("entities");
    annotation.entities().stream()
        .flatMap(
            entity ->
                entity.mentions().stream()
                    .filter(mention -> mention.field() == Field.BODY)
                    .map(mention -> new Row(entity, mention)))
        .sorted(Comparator.comparingInt(row -> row.mention.start()))
        .forEach(row -> row.addTo(entities));
    ArrayNode categories = result.putArray("categories");
    for (Category category : annotation.categories()) {
      categories
          .addObject()
          .put("id", category.id())
          .put("name", category.name())
          .put("confidence", rounded(category.confidence()));
    }
    ArrayNode keywords = result.putArray("keywords");
    annotation.keywords().forEach(keywords::add);
    return result;
  }

  private static double rounded(double probability) {
    return Math.round(probability * 10_000) / 10_000.0;
  }

  /** One mention with the entity that it stands for. */
  private record Row(Entity entity, Mention mention) {
    void addTo(ArrayNode rows) {
      rows.addObject()
          .put("type", entity.type().name().toLowerCase(Locale.ROOT))
          .put("start", mention.start())
          .put("end", mention.end())
          .put("text", mention.text())
          .put("id", entity.id())
          .put("name", entity.name())
          .put("confidence", rounded(entity.confidence()));
    }
  }
}
