package org.safeconduct.agreement;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.safeconduct.disclosure.Purpose;
import org.safeconduct.disclosure.Recipient;

/**
 * The agencies of the file as it stood at start, every name in it checked, those added since, who plays a recipient's part now,
 * and the agreements in force.
 */
final class LoadedRegister implements Register {

    private final RegisterFile file;
    private final Map<AgencyId, Agency> agencies;
    private final Supplier<List<RegisterFile.AgencyEntry>> onboarded;
    private final Map<Recipient, Agency> recipients;
    private final Supplier<Map<Recipient, AgencyId>> parts;
    private final Supplier<Collection<Agreement>> agreements;
    private final Predicate<AgencyId> left;

    /** With the file's agreements and no others. */
    LoadedRegister(RegisterFile file) {
        this(file, List::of, Map::of, file::agreements, agency -> false);
    }

    /**
     * @param file one that {@link RegisterCheck} has passed
     * @param onboarded the agencies beside those of the file, when it is asked
     * @param parts who plays a recipient's part instead of whom the file names, when it is asked
     * @param agreements those in force when it is asked
     * @param left whether an agency takes part no longer: no agreement covers it
     */
    LoadedRegister(
            RegisterFile file,
            Supplier<List<RegisterFile.AgencyEntry>> onboarded,
            Supplier<Map<Recipient, AgencyId>> parts,
            Supplier<Collection<Agreement>> agreements,
            Predicate<AgencyId> left) {
        this.file = file;
        this.onboarded = onboarded;
        this.parts = parts;
        agencies = file.agencies().stream()
                .map(RegisterFile.AgencyEntry::agency)
                .collect(Collectors.toUnmodifiableMap(Agency::id, Function.identity()));
        recipients = file.recipients().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> named(entry.getValue())));
        this.agreements = agreements;
        this.left = left;
    }

    @Override
    public Optional<Agency> agency(AgencyId id) {
        // The file's first: for those nobody waits for the store.
        return Optional.ofNullable(agencies.get(id))
                .or(() -> onboarded.get().stream()
                        .filter(entry -> entry.id().equals(id))
                        .findFirst()
                        .map(RegisterFile.AgencyEntry::agency));
    }

    @Override
    public Collection<Agency> agencies() {
        return everyEntry().map(RegisterFile.AgencyEntry::agency).toList();
    }

    @Override
    public Collection<Agency> ofFile() {
        return agencies.values();
    }

    private Stream<RegisterFile.AgencyEntry> everyEntry() {
        return Stream.concat(file.agencies().stream(), onboarded.get().stream());
    }

    @Override
    public AgencyId reviewerOf(AgencyId sharer) {
        boolean ofPartnership = everyEntry()
                .filter(entry -> entry.id().equals(sharer))
                .flatMap(entry -> entry.reviewers().stream())
                .anyMatch(RegisterFile.Reviewers.PARTNERSHIP::equals);
        return ofPartnership ? governance() : sharer;
    }

    private AgencyId governance() {
        return everyEntry()
                .filter(entry -> entry.sector() == Sector.GOVERNANCE)
                .map(RegisterFile.AgencyEntry::id)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Agency recipient(Recipient recipient) {
        return Optional.ofNullable(parts.get().get(recipient))
                .flatMap(this::agency)
                // The agencies file may say since that it can play that part no longer.
                .filter(agency -> agency.part().filter(recipient::equals).isPresent())
                .or(() -> Optional.ofNullable(recipients.get(recipient)))
                .orElseThrow(() -> new IllegalStateException("no agency plays the part of " + recipient.code()));
    }

    @Override
    public Agreement.Standing standing(AgencyId from, AgencyId to, Set<Purpose> purposes, LocalDate day) {
        if (left.test(from) || left.test(to)) {
            return Agreement.Standing.MISSING;
        }
        List<Agreement> covering = agreements.get().stream()
                .filter(agreement -> agreement.covers(from, to, purposes))
                .toList();
        if (covering.stream().anyMatch(agreement -> agreement.holdsOn(day))) {
            return Agreement.Standing.CURRENT;
        }
        boolean lapsed = covering.stream().anyMatch(agreement -> day.isAfter(agreement.reviewDate()));
        return lapsed ? Agreement.Standing.EXPIRED : Agreement.Standing.MISSING;
    }

    @Override
    public Set<String> agreedCertificates(AgencyId agency) {
        return agreements.get().stream()
                .filter(agreement -> agreement.status() == Agreement.Status.ACTIVE)
                .flatMap(agreement -> agreement.connections().stream())
                .filter(connection -> connection.agency().equals(agency))
                .map(Agreement.Connection::certificateSha256)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Agency named(AgencyId id) {
        return agency(id).orElseThrow(() -> new IllegalStateException("unknown agency " + id));
    }
}
