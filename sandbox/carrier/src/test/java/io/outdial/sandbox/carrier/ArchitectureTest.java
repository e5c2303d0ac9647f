package io.outdial.sandbox.carrier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CARRIER =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.outdial.sandbox.carrier");

  @Test
  void signallingAndMediaDoNotKnowEachOther() {
    noClasses()
        .that()
        .resideInAPackage("..carrier.sip..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..carrier.media..", "io.outdial.sandbox.carrier")
        .check(CARRIER);
    noClasses()
        .that()
        .resideInAPackage("..carrier.media..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..carrier.sip..", "io.outdial.sandbox.carrier", "javax.sip..")
        .check(CARRIER);
  }

  @Test
  void onlySignallingKnowsTheSipStack() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..carrier.sip..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.sip..", "gov.nist..")
        .check(CARRIER);
  }
}
