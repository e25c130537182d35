package org.safeconduct.evidence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.safeconduct.disclosure.Reference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records that can be erased because of their age. Their entries stay, and every proof with them. */
@Component
public class OldRecords {

    /** Each disclosure has exactly one of these. */
    private static final Set<String> COMING =
            Set.of(Event.ACCEPTED.code(), Event.REFERRED.code(), Event.REFUSED.code());

    /**
     * What the log had grown to by then: checkpoints say how old a record is, whatever it says itself. What was erased, and
     * when, stays on record: without it nobody could tell an erasure from a theft.
     */
    private static final String RECORDS = """
            from evidence r join evidence_leaf l on l.entry = r.entry cross join (select ?::timestamptz as before) kept
             where r.at < kept.before and r.event <> 'records-deleted' and l.index <
                   (select coalesce(max(c.size), 0) from evidence_checkpoint c where c.published_at < kept.before)""";

    private final JdbcClient database;
    private final Evidence evidence;

    OldRecords(JdbcClient database, Evidence evidence) {
        this.database = database;
        this.evidence = evidence;
    }

    /**
     * One of them.
     *
     * @param entry its place in the order in which entries were written
     * @param reference the disclosure it is about; empty for what happened to the gateway itself
     */
    public record Old(long entry, long leaf, String event, Optional<Reference> reference) {}

    /** The disclosures that they are about. */
    public Set<Reference> references(Instant before) {
        return database
                .sql("select distinct r.reference " + RECORDS + " and r.reference is not null")
                .param(utc(before))
                .query(String.class)
                .stream()
                .map(Reference::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How many there are, those about some disclosures left out. */
    public long count(Instant before, Collection<Reference> without) {
        return database.sql("select count(*) " + RECORDS + " and not coalesce(r.reference = any (?), false)")
                .params(utc(before), without.stream().map(Reference::value).toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /** In the order of their entries, from after that one, and no more than {@code most}. */
    public List<Old> find(Instant before, long after, int most) {
        return database.sql("select r.entry, l.index, r.event, r.reference " + RECORDS
                        + " and r.entry > ? order by r.entry limit ?")
                .params(utc(before), after, most)
                .query((row, number) -> new Old(
                        row.getLong("entry"),
                        row.getLong("index"),
                        row.getString("event"),
                        Optional.ofNullable(row.getString("reference")).map(Reference::new)))
                .list();
    }

    /**
     * Deletes records and their salts, and puts on record which leaves they were of, in the caller's transaction: so the check
     * of the log can tell each record that was erased from one that was taken.
     *
     * @return how many there were still: another that came first has put its own on record
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int erase(List<Old> old, Instant before, Instant now) {
        Set<Long> deleted = Set.copyOf(database.sql("delete from evidence_record where entry = any (?) returning entry")
                .param(old.stream().map(Old::entry).toArray(Long[]::new))
                .query(Long.class)
                .list());
        List<Old> gone =
                old.stream().filter(one -> deleted.contains(one.entry())).toList();
        if (!gone.isEmpty()) {
            evidence.append(EvidenceRecord.ofGateway(
                    Event.RECORDS_DELETED,
                    now,
                    Map.of(
                            Fact.COUNT,
                            gone.size(),
                            Fact.LEAVES,
                            Runs.of(gone.stream().map(Old::leaf).toList()),
                            Fact.OLDER_THAN,
                            before.toString(),
                            Fact.DISCLOSURES,
                            gone.stream()
                                    .filter(one -> COMING.contains(one.event()))
                                    .count())));
        }
        return gone.size();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
