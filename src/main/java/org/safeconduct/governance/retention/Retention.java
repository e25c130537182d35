package org.safeconduct.governance.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.safeconduct.delivery.ReceiptTimes;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.evidence.Fact;
import org.safeconduct.evidence.OldRecords;
import org.safeconduct.exchange.Cases;
import org.safeconduct.exchange.Envelopes;
import org.safeconduct.exchange.Unfinished;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends the keeping of what has been kept long enough, case by case: a case in which something waits is left whole. Each end
 * and its evidence are one transaction, so a crash leaves either both or neither.
 */
@Component
class Retention {

    private static final int BATCH = 500;

    private final Envelopes envelopes;
    private final ReceiptTimes receipts;
    private final OldRecords records;
    private final Waiting waiting;
    private final Evidence evidence;
    private final RetentionSettings settings;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Retention(
            Envelopes envelopes,
            ReceiptTimes receipts,
            OldRecords records,
            Waiting waiting,
            Evidence evidence,
            RetentionSettings settings,
            TransactionTemplate transactions,
            Clock clock) {
        this.envelopes = envelopes;
        this.receipts = receipts;
        this.records = records;
        this.waiting = waiting;
        this.evidence = evidence;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Cases, and what waits in them. */
    @Component
    static class Waiting {

        private final List<Unfinished> unfinished;
        private final Cases cases;

        Waiting(List<Unfinished> unfinished, Cases cases) {
            this.unfinished = List.copyOf(unfinished);
            this.cases = cases;
        }

        Set<Reference> among(Set<Reference> references) {
            Set<Reference> open = new HashSet<>();
            unfinished.forEach(work -> open.addAll(work.among(references)));
            return open;
        }

        /** Those in which something waits; held until the commit, so that nothing can begin to wait in any meanwhile. */
        Set<Reference> amongHeld(Set<Reference> references) {
            references.stream().sorted(Comparator.comparing(Reference::value)).forEach(cases::lock);
            return among(references);
        }
    }

    /** How many envelopes and records have come to their end, work that waits left out. */
    record Due(long envelopes, long records) {}

    /** Counts, and changes nothing. */
    Due due() {
        Instant before = before(settings.envelopes());
        List<Envelopes.Kept> ended = ended(envelopes.kept(before), before);
        Set<Reference> open = waiting.among(references(ended));
        Instant old = before(settings.evidence());
        return new Due(
                ended.stream().filter(one -> !open.contains(one.reference())).count(),
                records.count(old, waiting.among(records.references(old))));
    }

    /** Deletes the contents of envelopes; returns how many. */
    int endEnvelopes() {
        Instant before = before(settings.envelopes());
        int ended = 0;
        Set<Reference> found = new TreeSet<>(Comparator.comparing(Reference::value));
        found.addAll(references(ended(envelopes.kept(before), before)));
        for (Reference reference : found) {
            Integer some = transactions.execute(status -> endEnvelopes(reference));
            ended += some == null ? 0 : some;
        }
        return ended;
    }

    private int endEnvelopes(Reference reference) {
        if (!waiting.amongHeld(Set.of(reference)).isEmpty()) {
            return 0;
        }
        List<Envelopes.Kept> ended = ended(envelopes.kept(reference), before(settings.envelopes()));
        for (Envelopes.Kept one : ended) {
            envelopes.empty(one.id());
            evidence.append(new EvidenceRecord(
                    Event.ENVELOPE_DELETED,
                    clock.instant(),
                    reference,
                    Map.of(
                            Fact.ENVELOPE, one.id().toString(),
                            Fact.RECIPIENT_AGENCY, one.recipient().value(),
                            Fact.ENVELOPE_DIGEST, one.digest())));
        }
        return ended.size();
    }

    private List<Envelopes.Kept> ended(List<Envelopes.Kept> kept, Instant before) {
        Map<UUID, Instant> receipted =
                receipts.of(kept.stream().map(Envelopes.Kept::id).toList());
        return kept.stream()
                .filter(one -> keptSince(one, receipted)
                        .filter(since -> since.isBefore(before))
                        .isPresent())
                .toList();
    }

    /** A copy is kept for its recipient from the receipt on, and for a reviewer from the beginning. */
    private static Optional<Instant> keptSince(Envelopes.Kept one, Map<UUID, Instant> receipted) {
        return switch (one.use()) {
            case ACT -> Optional.ofNullable(receipted.get(one.id()));
            case REVIEW -> Optional.of(one.receivedAt());
        };
    }

    /** Deletes records and their salts; returns how many. Their entries stay, and every proof with them. */
    long endRecords() {
        long ended = 0;
        long after = 0;
        // Once for the whole run: what the run itself puts on record is not of its concern.
        Instant before = before(settings.evidence());
        while (true) {
            long from = after;
            Batch batch = transactions.execute(status -> endRecords(before, from));
            if (batch == null || batch.seen() == 0) {
                return ended;
            }
            ended += batch.deleted();
            after = batch.last();
        }
    }

    private record Batch(int seen, int deleted, long last) {}

    private Batch endRecords(Instant before, long after) {
        List<OldRecords.Old> old = records.find(before, after, BATCH);
        Set<Reference> open = waiting.amongHeld(
                old.stream().flatMap(one -> one.reference().stream()).collect(Collectors.toSet()));
        int deleted = records.erase(
                old.stream()
                        .filter(one -> one.reference().filter(open::contains).isEmpty())
                        .toList(),
                before,
                clock.instant());
        return new Batch(
                old.size(), deleted, old.isEmpty() ? after : old.getLast().entry());
    }

    private static Set<Reference> references(List<Envelopes.Kept> kept) {
        return kept.stream().map(Envelopes.Kept::reference).collect(Collectors.toSet());
    }

    private Instant before(Period kept) {
        return clock.instant()
                .truncatedTo(ChronoUnit.MICROS)
                .atOffset(ZoneOffset.UTC)
                .minus(kept)
                .toInstant();
    }
}
