package org.safeconduct.sealing;

import java.net.URI;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Agreement;
import org.safeconduct.agreement.Register;
import org.safeconduct.agreement.Sector;
import org.safeconduct.disclosure.Purpose;
import org.safeconduct.disclosure.Recipient;

/** The development agencies as a register. */
public final class Partnership implements Register {

    public static final AgencyId SCHOOL = new AgencyId("oakfield-school");
    public static final AgencyId POLICE = new AgencyId("county-police");
    public static final AgencyId MASH = new AgencyId("county-mash");

    private final List<Agency> agencies = Stream.of(
                    "st-marys-hospital",
                    "oakfield-school",
                    "haven-charity",
                    "county-police",
                    "county-mash",
                    "partnership-governance")
            .map(Partnership::agency)
            .toList();

    /** What the agreements name as anyone's certificates. */
    public Set<String> agreed = Set.of();

    /** The agencies whose key the gateway holds. */
    public Set<AgencyId> hosted = Set.of();

    public static Agency agency(String name) {
        return new Agency(
                new AgencyId(name),
                "The " + name,
                Sector.EDUCATION,
                Set.of(),
                name + ".pem",
                Optional.of(URI.create("https://localhost/" + name)));
    }

    @Override
    public Optional<Agency> agency(AgencyId id) {
        return agencies.stream()
                .filter(agency -> agency.id().equals(id))
                .findFirst()
                .map(agency -> hosted.contains(id) ? hosted(agency) : agency);
    }

    private static Agency hosted(Agency agency) {
        return new Agency(
                agency.id(),
                agency.name(),
                agency.sector(),
                agency.odsCodes(),
                agency.certificate(),
                agency.endpoint(),
                true,
                agency.channel(),
                agency.contact(),
                agency.postQuantum());
    }

    @Override
    public Set<String> agreedCertificates(AgencyId agency) {
        return agreed;
    }

    @Override
    public Collection<Agency> agencies() {
        return agencies;
    }

    @Override
    public Agency recipient(Recipient recipient) {
        return agency(
                switch (recipient) {
                    case POLICE -> "county-police";
                    case MASH -> "county-mash";
                });
    }

    @Override
    public Agreement.Standing standing(AgencyId from, AgencyId to, Set<Purpose> purposes, LocalDate day) {
        return Agreement.Standing.CURRENT;
    }
}
