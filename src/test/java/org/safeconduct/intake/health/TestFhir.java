package org.safeconduct.intake.health;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Agreement;
import org.safeconduct.agreement.Register;
import org.safeconduct.agreement.Sector;
import org.safeconduct.disclosure.Purpose;
import org.safeconduct.disclosure.Recipient;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** The real reader, with one hospital in the register. */
final class TestFhir {

    static final FhirContext R4 = FhirContext.forR4Cached();

    private TestFhir() {}

    static FhirWire wire() {
        return new FhirWire(new StaticListableBeanFactory(Map.of("r4", R4)).getBeanProvider(FhirContext.class));
    }

    static FhirReader reader(Path... packages) {
        FhirWire wire = wire();
        return new FhirReader(
                wire, new ProfileCheck(wire, new FhirSettings(List.of(packages))), new MessageRules(new OneHospital()));
    }

    /** Stand-in for the register: St Mary's sends as RND, the school has no ODS code. */
    record OneHospital() implements Register {

        @Override
        public Optional<Agency> agency(AgencyId id) {
            boolean hospital = id.value().equals("st-marys-hospital");
            return Optional.of(new Agency(
                    id,
                    id.value(),
                    hospital ? Sector.HEALTH : Sector.EDUCATION,
                    hospital ? Set.of("RND") : Set.of(),
                    id.value() + ".pem",
                    Optional.<URI>empty()));
        }

        @Override
        public Collection<Agency> agencies() {
            return agency(new AgencyId("st-marys-hospital")).stream().toList();
        }

        @Override
        public Agency recipient(Recipient recipient) {
            throw new UnsupportedOperationException("no reader asks for a recipient");
        }

        @Override
        public Agreement.Standing standing(AgencyId from, AgencyId to, Set<Purpose> purposes, LocalDate day) {
            throw new UnsupportedOperationException("no reader asks for an agreement");
        }
    }
}
