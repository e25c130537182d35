package org.safeconduct.intake.health;

import ca.uhn.fhir.context.FhirContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.safeconduct.intake.OneHospital;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** The real reader, with one hospital in the register. */
public final class TestFhir {

    public static final FhirContext R4 = FhirContext.forR4Cached();

    private TestFhir() {}

    static FhirWire wire() {
        return new FhirWire(new StaticListableBeanFactory(Map.of("r4", R4)).getBeanProvider(FhirContext.class));
    }

    static FhirReader reader(Path... packages) {
        FhirWire wire = wire();
        return new FhirReader(
                wire, new ProfileCheck(wire, new FhirSettings(List.of(packages))), new MessageRules(new OneHospital()));
    }
}
