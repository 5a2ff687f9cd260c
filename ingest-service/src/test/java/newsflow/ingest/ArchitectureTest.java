package newsflow.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("newsflow.ingest");

  @Test
  void whatIsReadFromAPushKnowsNoMachine() {
    noClasses()
        .that()
        .resideInAPackage("newsflow.ingest.push")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "newsflow.ingest",
            "newsflow.runtime",
            "org.apache.kafka..",
            "io.confluent..",
            "io.helidon..",
            "io.micrometer..",
            "java.net.http..")
        .check(CLASSES);
  }

  @Test
  void andTakesTheTimeAsAnArgument() {
    noClasses()
        .that()
        .resideInAPackage("newsflow.ingest.push")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "getenv")
        .check(CLASSES);
  }

  @Test
  void servicesMeetInTheTopicsOnly() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("newsflow.enrich..", "newsflow.index..", "newsflow.cli..")
        .check(CLASSES);
  }
}
