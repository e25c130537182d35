package org.safeconduct.handling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Agreement;
import org.safeconduct.agreement.Register;
import org.safeconduct.agreement.Sector;
import org.safeconduct.disclosure.Purpose;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.rulebook.Rulebooks;

/** A county with one police force and one MASH, and the packaged rulebook, for tests outside Spring. */
public final class County implements Register {

    /** A Sunday. */
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final Rulebooks RULEBOOKS = Rulebooks.packaged();
    public static final Handling HANDLING = new Handling(RULEBOOKS, new County(), null, TODAY);

    @Override
    public Optional<Agency> agency(AgencyId id) {
        return Optional.empty();
    }

    @Override
    public Collection<Agency> agencies() {
        return List.of(recipient(Recipient.POLICE), recipient(Recipient.MASH));
    }

    @Override
    public Agency recipient(Recipient recipient) {
        return switch (recipient) {
            case POLICE -> agency("county-police", "County Police", Sector.POLICE);
            case MASH -> agency("county-mash", "County MASH", Sector.MASH);
        };
    }

    private static Agency agency(String id, String name, Sector sector) {
        return new Agency(new AgencyId(id), name, sector, Set.of(), id + ".pem", Optional.empty());
    }

    @Override
    public Agreement.Standing standing(AgencyId from, AgencyId to, Set<Purpose> purposes, LocalDate day) {
        return Agreement.Standing.CURRENT;
    }
}
