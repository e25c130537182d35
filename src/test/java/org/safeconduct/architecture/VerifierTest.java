package org.safeconduct.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.safeconduct.evidence.TreeHash;

/** What the verifier shares with the writer it can be wrong about together with it. */
@AnalyzeClasses(packages = "org.safeconduct.evidence", importOptions = ImportOption.DoNotIncludeTests.class)
class VerifierTest {

    @ArchTest
    static final ArchRule sharesTheHashesOnly = classes()
            .that()
            .resideInAPackage("org.safeconduct.evidence.verify")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "java..",
                            "javax..",
                            "tools.jackson..",
                            "org.jspecify..",
                            "picocli..",
                            "org.springframework.modulith",
                            "org.safeconduct.evidence.verify")
                    .or(belongToAnyOf(TreeHash.class)))
            .because("an error of the writer's must not be the verifier's too");
}
