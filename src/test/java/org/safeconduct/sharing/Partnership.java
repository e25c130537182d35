package org.safeconduct.sharing;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Agreement;
import org.safeconduct.agreement.Register;
import org.safeconduct.agreement.Sector;
import org.safeconduct.disclosure.Purpose;
import org.safeconduct.disclosure.Recipient;

/** A register of one sharing agency, the police and the MASH, whose agreements all stand alike. */
record Partnership(Sector sector, Agreement.Standing standing) implements Register {

    static final AgencyId SHARER = new AgencyId("sharing-agency");

    @Override
    public Optional<Agency> agency(AgencyId id) {
        return id.equals(SHARER) ? Optional.of(agency(id, sector)) : Optional.empty();
    }

    @Override
    public Agency recipient(Recipient recipient) {
        return switch (recipient) {
            case POLICE -> agency(new AgencyId("county-police"), Sector.POLICE);
            case MASH -> agency(new AgencyId("county-mash"), Sector.MASH);
        };
    }

    @Override
    public Agreement.Standing standing(AgencyId from, AgencyId to, Set<Purpose> purposes, LocalDate day) {
        return standing;
    }

    private static Agency agency(AgencyId id, Sector sector) {
        return new Agency(id, id.value(), sector, Set.of(), id + ".pem", Optional.empty());
    }
}
