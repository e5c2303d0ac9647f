package io.outdial.dispatcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void onlyTheEdgeKnowsTheFrameworkSaveForPersistence() {
    var classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.outdial.dispatcher");

    noClasses()
        .that()
        .resideOutsideOfPackage("..edge..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "jakarta.ws.rs..",
            "org.eclipse.microprofile..",
            "io.quarkus.arc..",
            "io.quarkus.mailer..",
            "io.quarkus.runtime..",
            "io.quarkus.scheduler..",
            "io.smallrye.config..",
            "io.smallrye.reactive..",
            "io.vertx.core..",
            "io.vertx.ext..",
            "org.apache.kafka..")
        .check(classes);
  }
}
