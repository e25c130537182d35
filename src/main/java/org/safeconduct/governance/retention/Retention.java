package org.safeconduct.governance.retention;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.evidence.Fact;
import org.safeconduct.exchange.Cases;
import org.safeconduct.exchange.Unfinished;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends the keeping of what has been kept long enough, case by case: a case in which something waits is left whole. Each end
 * and its evidence are one transaction, so a crash leaves either both or neither.
 */
@Component
class Retention {

    private static final int BATCH = 500;

    /** Each disclosure has exactly one of these. */
    private static final Set<String> COMING =
            Set.of(Event.ACCEPTED.code(), Event.REFERRED.code(), Event.REFUSED.code());

    private static final String ENVELOPES = """
            from envelope e join disclosure c on c.reference = e.reference left join delivery d on d.envelope = e.id
             where e.content is not null
               and coalesce(d.delivered_at, case when e.use = 'REVIEW' then c.received_at end) < ?""";

    /**
     * What the log had grown to by then: checkpoints say how old a record is, whatever it says itself. What was erased, and
     * when, stays on record: without it nobody could tell an erasure from a theft.
     */
    private static final String RECORDS = """
            from evidence r join evidence_leaf l on l.entry = r.entry cross join (select ?::timestamptz as before) kept
             where r.at < kept.before and r.event <> 'records-deleted' and l.index <
                   (select coalesce(max(c.size), 0) from evidence_checkpoint c where c.published_at < kept.before)""";

    private final JdbcTemplate database;
    private final List<Unfinished> unfinished;
    private final Cases cases;
    private final Evidence evidence;
    private final RetentionSettings settings;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Retention(
            JdbcTemplate database,
            List<Unfinished> unfinished,
            Cases cases,
            Evidence evidence,
            RetentionSettings settings,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.database = database;
        this.unfinished = List.copyOf(unfinished);
        this.cases = cases;
        this.evidence = evidence;
        this.settings = settings;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** How many envelopes and records have come to their end, work that waits left out. */
    record Due(long envelopes, long records) {}

    /** Counts, and changes nothing. */
    Due due() {
        long envelopes = references(ENVELOPES, "e", settings.envelopes()).stream()
                .filter(this::finished)
                .mapToLong(reference -> count(ENVELOPES, "e", settings.envelopes(), reference))
                .sum();
        Set<Reference> open = open(Set.copyOf(references(RECORDS, "r", settings.evidence())));
        Long records = database.queryForObject(
                "select count(*) " + RECORDS + " and not coalesce(r.reference = any (string_to_array(?, ' ')), false)",
                Long.class,
                before(settings.evidence()),
                joined(open));
        return new Due(envelopes, records == null ? 0 : records);
    }

    /** Deletes the contents of envelopes; returns how many. */
    int endEnvelopes() {
        int ended = 0;
        for (Reference reference : references(ENVELOPES, "e", settings.envelopes())) {
            Integer some = transactions.execute(status -> endEnvelopes(reference));
            ended += some == null ? 0 : some;
        }
        return ended;
    }

    private int endEnvelopes(Reference reference) {
        // Held until the commit: nothing can begin to wait in this case meanwhile.
        cases.lock(reference);
        if (!finished(reference)) {
            return 0;
        }
        Instant now = clock.instant();
        List<EvidenceRecord> ended = database.query(
                "select e.id, e.recipient, e.digest " + ENVELOPES + " and e.reference = ?",
                (row, number) -> new EvidenceRecord(
                        Event.ENVELOPE_DELETED,
                        now,
                        reference,
                        Map.of(
                                Fact.ENVELOPE, row.getObject("id", UUID.class).toString(),
                                Fact.RECIPIENT_AGENCY, row.getString("recipient"),
                                Fact.ENVELOPE_DIGEST, row.getString("digest"))),
                before(settings.envelopes()),
                reference.value());
        for (EvidenceRecord record : ended) {
            database.update(
                    "update envelope set content = null where id = ?",
                    UUID.fromString(String.valueOf(record.facts().get(Fact.ENVELOPE))));
            evidence.append(record);
        }
        return ended.size();
    }

    /** Deletes records and their salts; returns how many. Their entries stay, and every proof with them. */
    long endRecords() {
        long ended = 0;
        long after = 0;
        // Once for the whole run: what the run itself puts on record is not of its concern.
        Timestamp before = before(settings.evidence());
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

    private record Old(long entry, long leaf, String event, String reference) {}

    private Batch endRecords(Timestamp before, long after) {
        List<Old> old = database.query(
                "select r.entry, l.index, r.event, coalesce(r.reference, '') as reference " + RECORDS
                        + " and r.entry > ?" + " order by r.entry limit " + BATCH,
                (row, number) -> new Old(
                        row.getLong("entry"), row.getLong("index"), row.getString("event"), row.getString("reference")),
                before,
                after);
        Set<Reference> concerned = old.stream()
                .filter(one -> !one.reference().isEmpty())
                .map(one -> new Reference(one.reference()))
                .collect(Collectors.toSet());
        concerned.stream()
                .sorted(java.util.Comparator.comparing(Reference::value))
                .forEach(cases::lock);
        Set<Reference> open = open(concerned);
        // Only what this run deletes: another that came first has put its own on record.
        Set<Long> deleted = Set.copyOf(database.queryForList(
                "delete from evidence_record where entry = any (?) returning entry", Long.class, (Object) old.stream()
                        .filter(one -> one.reference().isEmpty() || !open.contains(new Reference(one.reference())))
                        .map(Old::entry)
                        .toArray(Long[]::new)));
        List<Old> gone =
                old.stream().filter(one -> deleted.contains(one.entry())).toList();
        if (!gone.isEmpty()) {
            evidence.append(erased(gone, before));
        }
        return new Batch(
                old.size(), gone.size(), old.isEmpty() ? after : old.getLast().entry());
    }

    /** Which leaves they were, so that the check of the log can tell each record that was erased from one that was taken. */
    private EvidenceRecord erased(List<Old> gone, Timestamp before) {
        return EvidenceRecord.ofGateway(
                Event.RECORDS_DELETED,
                clock.instant(),
                Map.of(
                        Fact.COUNT,
                        gone.size(),
                        Fact.LEAVES,
                        Runs.of(gone.stream().map(Old::leaf).toList()),
                        Fact.OLDER_THAN,
                        before.toInstant().toString(),
                        Fact.DISCLOSURES,
                        gone.stream()
                                .filter(one -> COMING.contains(one.event()))
                                .count()));
    }

    private List<Reference> references(String rows, String alias, Period kept) {
        return database
                .queryForList(
                        "select distinct " + alias + ".reference " + rows + " and " + alias + ".reference is not null"
                                + " order by 1",
                        String.class,
                        before(kept))
                .stream()
                .map(Reference::new)
                .toList();
    }

    private long count(String rows, String alias, Period kept, Reference reference) {
        Long count = database.queryForObject(
                "select count(*) " + rows + " and " + alias + ".reference = ?",
                Long.class,
                before(kept),
                reference.value());
        return count == null ? 0 : count;
    }

    private boolean finished(Reference reference) {
        return open(Set.of(reference)).isEmpty();
    }

    private Set<Reference> open(Set<Reference> references) {
        Set<Reference> open = new HashSet<>();
        unfinished.forEach(work -> open.addAll(work.among(references)));
        return open;
    }

    private static String joined(Set<Reference> references) {
        return references.stream().map(Reference::value).collect(Collectors.joining(" "));
    }

    private Timestamp before(Period kept) {
        return Timestamp.from(clock.instant()
                .truncatedTo(ChronoUnit.MICROS)
                .atOffset(ZoneOffset.UTC)
                .minus(kept)
                .toInstant());
    }
}
