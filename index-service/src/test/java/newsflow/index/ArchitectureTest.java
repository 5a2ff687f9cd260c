package newsflow.index;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("newsflow.index");

  @Test
  void theDocumentKnowsNoMachine() {
    noClasses()
        .that()
        .resideInAPackage("newsflow.index.document..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "newsflow.index",
            "newsflow.runtime..",
            "org.apache.kafka..",
            "co.elastic..",
            "java.net..",
            "org.slf4j..")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .check(CLASSES);
  }

  @Test
  void theServicesMeetOnlyInTheSchemas() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("newsflow.ingest..", "newsflow.enrich..", "newsflow.infra..")
        .check(CLASSES);
  }
}
