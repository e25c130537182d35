package org.safeconduct.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.safeconduct.SafeConduct;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** A package may use those before it on a disclosure's way, and never one after it. */
class PackagesTest {

    private static final ApplicationModules MODULES = ApplicationModules.of(SafeConduct.class);

    @Test
    void useOnlyWhatTheyMay() {
        MODULES.verify();
    }

    @Test
    void areThoseOfTheDesign() {
        assertThat(MODULES.stream().map(ApplicationModule::getIdentifier).map(Object::toString))
                .containsExactlyInAnyOrder(
                        "platform",
                        "disclosure",
                        "agreement",
                        "identity",
                        "rulebook",
                        "intake",
                        "sharing",
                        "handling",
                        "sealing",
                        "evidence",
                        "drafts",
                        "exchange",
                        "review",
                        "delivery",
                        "feedback",
                        "desk",
                        "upkeep",
                        "governance",
                        "api",
                        "pages",
                        "standin",
                        "demo");
    }
}
