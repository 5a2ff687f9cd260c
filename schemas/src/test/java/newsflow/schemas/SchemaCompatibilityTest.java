package newsflow.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds today's schemas against every released one; released copies are never edited. */
class SchemaCompatibilityTest {
  private static final Path RELEASED = Path.of("src/test/resources/released");

  @ParameterizedTest
  @ValueSource(strings = {"RawArticle", "EnrichedArticle"})
  void readsAndIsReadByEveryRelease(String name) throws IOException {
    for (Schema released : released(name)) {
      assertThat(compatibility(today(name), released))
          .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
      assertThat(compatibility(released, today(name)))
          .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"RawArticle", "EnrichedArticle"})
  void fieldsSinceTheFirstReleaseAreNullableWithDefaultNull(String name) throws IOException {
    Map<String, Set<String>> known = new HashMap<>();
    records(released(name).getFirst(), new ArrayList<>())
        .forEach(record -> known.put(record.getFullName(), names(record)));
    for (Schema record : records(today(name), new ArrayList<>())) {
      for (Schema.Field field : record.getFields()) {
        if (known.containsKey(record.getFullName())
            && !known.get(record.getFullName()).contains(field.name())) {
          assertThat(field.schema().isNullable()).as(field.name()).isTrue();
          assertThat(field.defaultVal()).as(field.name()).isEqualTo(JsonProperties.NULL_VALUE);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"RawArticle", "EnrichedArticle"})
  void everyEnumHasADefault(String name) {
    List<Schema> found = new ArrayList<>();
    walk(today(name), new HashSet<>(), found);
    assertThat(found)
        .filteredOn(schema -> schema.getType() == Schema.Type.ENUM)
        .allSatisfy(schema -> assertThat(schema.getEnumDefault()).isNotNull());
  }

  private static SchemaCompatibilityType compatibility(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType();
  }

  private static Schema today(String name) {
    return SchemaInit.schemas().values().stream()
        .filter(schema -> schema.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Oldest first. */
  private static List<Schema> released(String name) throws IOException {
    List<Schema> schemas = new ArrayList<>();
    try (Stream<Path> versions = Files.list(RELEASED)) {
      for (Path version : versions.sorted().toList()) {
        // EnrichedArticle uses types of RawArticle.
        Schema.Parser parser = new Schema.Parser();
        Schema raw = parser.parse(Files.readString(version.resolve("RawArticle.avsc")));
        schemas.add(
            name.equals("RawArticle")
                ? raw
                : parser.parse(Files.readString(version.resolve(name + ".avsc"))));
      }
    }
    assertThat(schemas).isNotEmpty();
    return schemas;
  }

  private static Set<String> names(Schema record) {
    Set<String> names = new HashSet<>();
    record.getFields().forEach(field -> names.add(field.name()));
    return names;
  }

  private static List<Schema> records(Schema schema, List<Schema> found) {
    walk(schema, new HashSet<>(), found);
    return found.stream().filter(each -> each.getType() == Schema.Type.RECORD).toList();
  }

  private static void walk(Schema schema, Set<String> seen, List<Schema> found) {
    switch (schema.getType()) {
      case RECORD -> {
        if (seen.add(schema.getFullName())) {
          found.add(schema);
          schema.getFields().forEach(field -> walk(field.schema(), seen, found));
        }
      }
      case ENUM -> found.add(schema);
      case ARRAY -> walk(schema.getElementType(), seen, found);
      case MAP -> walk(schema.getValueType(), seen, found);
      case UNION -> schema.getTypes().forEach(type -> walk(type, seen, found));
      default -> {}
    }
  }
}
