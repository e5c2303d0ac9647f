package io.outdial.scheduler;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.outdial.scheduler");

  @Test
  void theLifeOfACallKnowsNoFramework() {
    noClasses()
        .that()
        .resideInAPackage("..calls..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.quarkus..",
            "io.smallrye..",
            "io.vertx..",
            "jakarta..",
            "org.eclipse.microprofile..",
            "..store..",
            "..edge..",
            "..outbox..")
        .check(classes);
  }

  @Test
  void theTablesKnowNothingOfTheEdge() {
    noClasses()
        .that()
        .resideInAPackage("..store..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..edge..", "org.eclipse.microprofile..", "jakarta.ws.rs..")
        .check(classes);
  }
}
