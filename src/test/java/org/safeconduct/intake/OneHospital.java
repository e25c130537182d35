package org.safeconduct.intake;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Agreement;
import org.safeconduct.agreement.Register;
import org.safeconduct.agreement.Sector;
import org.safeconduct.disclosure.Purpose;
import org.safeconduct.disclosure.Recipient;

/** Stand-in for the register: St Mary's sends as RND, nobody else has an ODS code. */
public record OneHospital() implements Register {

    @Override
    public Optional<Agency> agency(AgencyId id) {
        boolean hospital = id.equals(Messages.HOSPITAL.agency());
        return Optional.of(new Agency(
                id,
                id.value(),
                hospital ? Sector.HEALTH : Sector.EDUCATION,
                hospital ? Set.of("RND") : Set.of(),
                id.value() + ".pem",
                Optional.empty()));
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
