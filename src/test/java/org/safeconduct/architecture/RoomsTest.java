package org.safeconduct.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of a package that keeps secrets need each other in one direction only. */
@AnalyzeClasses(packages = "org.safeconduct.sealing", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    @ArchTest
    static final ArchRule haveAnOrder = slices().matching("org.safeconduct.sealing.(*)..")
            .should()
            .beFreeOfCycles()
            .because("what seals must not come to need what opens");
}
