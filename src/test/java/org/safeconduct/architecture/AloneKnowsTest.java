package org.safeconduct.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Each technology has one room. */
@AnalyzeClasses(packages = "org.safeconduct", importOptions = ImportOption.DoNotIncludeTests.class)
class AloneKnowsTest {

    @ArchTest
    static final ArchRule bouncyCastle = only("sealing", "org.bouncycastle..");

    @ArchTest
    static final ArchRule jose = noClasses()
            .that()
            .resideOutsideOfPackages("org.safeconduct.sealing..", "org.safeconduct.identity..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.nimbusds..")
            .because("receipts are made in sealing, tokens are checked in identity");

    @ArchTest
    static final ArchRule fhir = noClasses()
            .that()
            .resideOutsideOfPackages("org.safeconduct.intake..", "org.safeconduct.api.fhir..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ca.uhn.fhir..", "org.hl7.fhir..")
            .because("FHIR is read in intake and written at its own door");

    @ArchTest
    static final ArchRule jsonSchema = only("intake", "com.networknt..");

    @ArchTest
    static final ArchRule jackson2 = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.fasterxml.jackson.core..",
                    "com.fasterxml.jackson.databind..",
                    "com.fasterxml.jackson.dataformat..",
                    "com.fasterxml.jackson.datatype..")
            .because(
                    "our own JSON is Jackson 3's; the annotations alone are shared by both, and libraries keep the older one");

    @ArchTest
    static final ArchRule dmn = only("rulebook", "org.kie..");

    @ArchTest
    static final ArchRule springSecurity = only("identity", "org.springframework.security..");

    @ArchTest
    static final ArchRule scheduler = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.safeconduct.delivery..",
                    "org.safeconduct.feedback..",
                    "org.safeconduct.review..",
                    "org.safeconduct.governance..",
                    "org.safeconduct.duty..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.github.kagkarlsson..")
            .because("durable work belongs to deliveries, clocks and what ends after its time");

    @ArchTest
    static final ArchRule archives = noClasses()
            .that()
            .resideOutsideOfPackages("org.safeconduct.platform.store..", "org.safeconduct.intake.content..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.commons.compress..", "org.tukaani..")
            .because("archives are unpacked for the own database, and looked into for what a document carries");

    @ArchTest
    static final ArchRule detection = only("intake", "org.apache.tika..");

    @ArchTest
    static final ArchRule thymeleaf = only("pages", "org.thymeleaf..");

    private static ArchRule only(String room, String technology) {
        return noClasses()
                .that()
                .resideOutsideOfPackage("org.safeconduct." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(technology)
                .because("only " + room + " knows it");
    }
}
