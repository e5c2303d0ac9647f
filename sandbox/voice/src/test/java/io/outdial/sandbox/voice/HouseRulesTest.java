package io.outdial.sandbox.voice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

  @Test
  void eachLibraryIsKnownToOnePackage() {
    var classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.outdial.sandbox.voice");
    noClasses()
        .that()
        .resideOutsideOfPackage("..voice.server..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.vertx..")
        .check(classes);
    noClasses()
        .that()
        .resideOutsideOfPackage("..voice.speech..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("marytts..")
        .check(classes);
    noClasses()
        .that()
        .resideOutsideOfPackage("..voice.ears..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("edu.cmu.sphinx..")
        .check(classes);
  }
}
