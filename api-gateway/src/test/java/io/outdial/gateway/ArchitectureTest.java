package io.outdial.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.outdial.gateway");

  @Test
  void onlyTheEdgeKnowsHttpAndKafkaAndConfiguration() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..edge..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "jakarta.ws.rs..",
            "org.eclipse.microprofile..",
            "io.vertx..",
            "org.apache.kafka..",
            "io.quarkus.oidc..",
            "io.quarkus.security..",
            "io.quarkus.scheduler..",
            "io.quarkus.vertx..",
            "io.quarkus.runtime..",
            "..gateway.edge..")
        .check(CLASSES);
  }

  @Test
  void tenantsAreFreeOfEveryFramework() {
    noClasses()
        .that()
        .resideInAPackage("..tenants..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..")
        .check(CLASSES);
  }
}
