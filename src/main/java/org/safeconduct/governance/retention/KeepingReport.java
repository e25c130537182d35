package org.safeconduct.governance.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.safeconduct.delivery.ReceiptTimes;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.EvidenceCounts;
import org.safeconduct.evidence.EvidenceQuery;
import org.safeconduct.evidence.Fact;
import org.safeconduct.exchange.Envelopes;
import org.safeconduct.governance.Keeping;
import org.springframework.stereotype.Component;

/** Counts what is kept, what is near its end and what has ended, from the store and from evidence. */
@Component
class KeepingReport implements Keeping {

    private static final Duration SOON = Duration.ofDays(7);
    private static final Duration LATELY = Duration.ofDays(30);
    private static final int AT_ONCE = 1_000;

    private final Retention retention;
    private final RetentionSettings settings;
    private final Envelopes envelopes;
    private final ReceiptTimes receipts;
    private final EvidenceCounts evidence;
    private final Clock clock;

    KeepingReport(
            Retention retention,
            RetentionSettings settings,
            Envelopes envelopes,
            ReceiptTimes receipts,
            EvidenceCounts evidence,
            Clock clock) {
        this.retention = retention;
        this.settings = settings;
        this.envelopes = envelopes;
        this.receipts = receipts;
        this.evidence = evidence;
        this.clock = clock;
    }

    @Override
    public Period evidence() {
        return settings.shortest();
    }

    @Override
    public Report report() {
        Instant now = clock.instant();
        Retention.Due due = retention.due();
        Instant still = before(now, settings.envelopes());
        Instant soon = before(now.plus(SOON), settings.envelopes());
        List<Instant> forReview = envelopes.keptForReview(still).stream()
                .map(Envelopes.Kept::receivedAt)
                .toList();
        return new Report(
                settings.envelopes(),
                settings.evidence(),
                settings.checkEvery(),
                settings.dryRun(),
                due.envelopes(),
                due.records(),
                delivered(still, soon).count()
                        + forReview.stream()
                                .filter(since -> since.isBefore(soon))
                                .count(),
                Stream.concat(delivered(still, now.plus(SOON)).limit(1), forReview.stream())
                        .min(Comparator.naturalOrder())
                        .map(since -> end(since, settings.envelopes())),
                evidence.first(EvidenceQuery.all().from(before(now, settings.evidence())))
                        .map(at -> end(at, settings.evidence())),
                lately(now));
    }

    /** From when the time of each copy is counted that a recipient has, in that order; no further than is looked at. */
    private Stream<Instant> delivered(Instant from, Instant before) {
        return Stream.iterate(0, skip -> skip + AT_ONCE)
                .map(skip -> receipts.between(from, before, skip, AT_ONCE))
                .takeWhile(found -> !found.isEmpty())
                .flatMap(found -> {
                    Set<UUID> kept = envelopes.kept(
                            found.stream().map(ReceiptTimes.Receipted::envelope).toList());
                    return found.stream()
                            .filter(one -> kept.contains(one.envelope()))
                            .map(ReceiptTimes.Receipted::at);
                });
    }

    private List<Ended> lately(Instant now) {
        EvidenceQuery lately = EvidenceQuery.all().from(now.minus(LATELY));
        Map<LocalDate, Long> emptied = evidence.days(lately.events(Set.of(Event.ENVELOPE_DELETED)));
        Map<LocalDate, Long> erased = evidence.days(lately.events(Set.of(Event.RECORDS_DELETED)), Fact.COUNT);
        Set<LocalDate> days = new TreeSet<>(Comparator.<LocalDate>reverseOrder());
        days.addAll(emptied.keySet());
        days.addAll(erased.keySet());
        return days.stream()
                .map(day -> new Ended(day, emptied.getOrDefault(day, 0L), erased.getOrDefault(day, 0L)))
                .toList();
    }

    private static Instant before(Instant now, Period kept) {
        return now.atOffset(ZoneOffset.UTC).minus(kept).toInstant();
    }

    private static Instant end(Instant since, Period kept) {
        return since.atOffset(ZoneOffset.UTC).plus(kept).toInstant();
    }
}
