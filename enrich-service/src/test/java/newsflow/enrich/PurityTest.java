package newsflow.enrich;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/**
 * The packages of knowledge know no server, clock or environment, and not the machine above them.
 */
class PurityTest {
  private static final String[] PURE = {
    "newsflow.enrich.extract..",
    "newsflow.enrich.language..",
    "newsflow.enrich.entity..",
    "newsflow.enrich.category..",
    "newsflow.enrich.keyword.."
  };

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("newsflow.enrich");

  @Test
  void importNoServerAndNotTheirParent() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.kafka..",
            "org.apache.avro..",
            "io.confluent..",
            "co.elastic..",
            "io.helidon..",
            "java.net.http..",
            "newsflow.events..",
            "newsflow.schemas..",
            "newsflow.runtime..",
            "newsflow.enrich")
        .check(classes);
  }

  @Test
  void readNoClockAndNoEnvironment() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .check(classes);
  }
}
