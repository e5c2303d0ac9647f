package io.outdial.dialer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.outdial.dialer");

  @Test
  void onlyTheEdgeKnowsTheFramework() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..edge..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.quarkus..", "jakarta..", "io.micrometer..", "io.smallrye..", "org.eclipse..")
        .check(MAIN);
  }

  @Test
  void signallingKnowsNothingOfMediaKafkaOrCalls() {
    noClasses()
        .that()
        .resideInAPackage("..dialer.sip..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..dialer", "..dialer.media..", "..dialer.intake..", "org.apache..")
        .check(MAIN);
  }

  @Test
  void onlyTheIntakeKnowsKafka() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..dialer.intake..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..")
        .check(MAIN);
  }

  @Test
  void onlyTheSipPackageKnowsTheSipStack() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..dialer.sip..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.sip..", "gov.nist..")
        .check(MAIN);
  }
}
