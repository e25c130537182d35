package org.safeconduct.agreement;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.safeconduct.disclosure.Purpose;
import org.safeconduct.disclosure.Recipient;

/** The register as it stood in the agencies file at start; every name in it has been checked. */
final class LoadedRegister implements Register {

    private final Map<AgencyId, Agency> agencies;
    private final Map<Recipient, Agency> recipients;
    private final List<Agreement> agreements;

    /** @param file one that {@link RegisterCheck} has passed */
    LoadedRegister(RegisterFile file) {
        agencies = file.agencies().stream()
                .map(RegisterFile.AgencyEntry::agency)
                .collect(Collectors.toUnmodifiableMap(Agency::id, Function.identity()));
        recipients = file.recipients().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> named(entry.getValue())));
        agreements = List.copyOf(file.agreements());
    }

    @Override
    public Optional<Agency> agency(AgencyId id) {
        return Optional.ofNullable(agencies.get(id));
    }

    @Override
    public Collection<Agency> agencies() {
        return agencies.values();
    }

    @Override
    public Agency recipient(Recipient recipient) {
        Agency agency = recipients.get(recipient);
        if (agency == null) {
            throw new IllegalStateException("no agency plays the part of " + recipient.code());
        }
        return agency;
    }

    @Override
    public Agreement.Standing standing(AgencyId from, AgencyId to, Set<Purpose> purposes, LocalDate day) {
        List<Agreement> covering = agreements.stream()
                .filter(agreement -> agreement.covers(from, to, purposes))
                .toList();
        if (covering.stream().anyMatch(agreement -> agreement.holdsOn(day))) {
            return Agreement.Standing.CURRENT;
        }
        boolean lapsed = covering.stream().anyMatch(agreement -> day.isAfter(agreement.reviewDate()));
        return lapsed ? Agreement.Standing.EXPIRED : Agreement.Standing.MISSING;
    }

    private Agency named(AgencyId id) {
        return agency(id).orElseThrow(() -> new IllegalStateException("unknown agency " + id));
    }
}
