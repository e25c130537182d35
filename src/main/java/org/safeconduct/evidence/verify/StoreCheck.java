package org.safeconduct.evidence.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether tables and evidence tell the same: what is on record is there as it was recorded, and what is there is on record. A
 * row whose record was erased has nothing left to be compared with, but its age.
 */
public final class StoreCheck {

    private final Rows rows;
    private final Erasures erasures;
    private final OffsetDateTime youngest;

    StoreCheck(Rows rows, Erasures erasures) {
        this.rows = rows;
        this.erasures = erasures;
        this.youngest = OffsetDateTime.ofInstant(erasures.youngest().orElse(Instant.EPOCH), ZoneOffset.UTC);
    }

    /**
     * Rows that records of evidence repeat, one for one.
     *
     * @param what a row is, with a place for its reference
     * @param events of the records
     * @param rows a query of {@code reference}, of {@code since} (how old the row is), and of what else the records say, each
     *     under the name that it has there
     * @param facts the names of those that are texts
     * @param times the names of those that are times
     * @param lists the names of those that a record has a list of, this one among others
     */
    public record Claim(
            String what, List<String> events, String rows, List<String> facts, List<String> times, List<String> lists) {

        public Claim {
            events = List.copyOf(events);
            facts = List.copyOf(facts);
            times = List.copyOf(times);
            lists = List.copyOf(lists);
        }

        public Claim(String what, List<String> events, String rows, List<String> facts, List<String> times) {
            this(what, events, rows, facts, times, List.of());
        }

        private String isOnRecord() {
            return Stream.of(
                            facts.stream().map("s.\"%1$s\" = r.record::jsonb ->> '%1$s'"::formatted),
                            // PostgreSQL rounds to microseconds, where Java may cut.
                            times.stream()
                                    .map(
                                            ("abs(extract(epoch from s.\"%1$s\" - evidence_time(r.record::jsonb ->> '%1$s')))"
                                                            + " < 0.000002")::formatted),
                            lists.stream().map("(r.record::jsonb -> '%1$s') @> to_jsonb(s.\"%1$s\"::text)"::formatted))
                    .flatMap(all -> all)
                    .collect(Collectors.joining(" and ", "s.reference = r.reference and ", ""));
        }

        private String ofEvents() {
            return events.stream().collect(Collectors.joining("', '", "r.event in ('", "')"));
        }

        private String unrecorded() {
            return " from (%s) s where not exists (select from evidence_record r where %s and %s)"
                    .formatted(rows, ofEvents(), isOnRecord());
        }
    }

    /** Each row is on record, and each record has its row. */
    public void same(Claim claim) throws SQLException, NotProven {
        kept(claim);
        recorded(claim);
    }

    /** Each row is on record. */
    public void recorded(Claim claim) throws SQLException, NotProven {
        rows.none(
                "select s.reference" + claim.unrecorded()
                        + " and coalesce(s.since, 'infinity') >= ? order by s.since desc",
                claim.what() + " has no evidence",
                youngest);
    }

    /** No row is on record. */
    public void never(Claim claim) throws SQLException, NotProven {
        rows.none(
                "select s.reference, r.entry from (%s) s join evidence_record r on %s where %s order by r.entry"
                        .formatted(claim.rows(), claim.isOnRecord(), claim.ofEvents()),
                claim.what() + ", but not as the record of the entry with id %s says");
    }

    /** The same of disclosures, of which the erasures say how many have lost their records. */
    public void sameCounted(Claim claim) throws SQLException, NotProven {
        same(claim);
        if (rows.count("select count(*)" + claim.unrecorded()) != erasures.disclosures()) {
            rows.none(
                    "select s.reference" + claim.unrecorded() + " order by s.since desc",
                    claim.what() + ", or another as old, has no evidence: the erasures on record account for "
                            + erasures.disclosures() + " disclosures, and there are more or fewer");
            throw new NotProven(
                    "disclosures are missing: the erasures on record account for " + erasures.disclosures() + " more");
        }
    }

    /** @param finding what is said of the first row of this query, if there is one; its columns are put into it */
    public void none(String query, String finding) throws SQLException, NotProven {
        rows.none(query, finding);
    }

    /** For those who ask more. They change nothing, and leave it open. */
    public Connection database() {
        return rows.database();
    }

    /** What happened before that time may have lost its records. */
    public Instant recordsSince() {
        return youngest.toInstant();
    }

    private void kept(Claim claim) throws SQLException, NotProven {
        rows.none(
                "select r.reference, r.entry from evidence_record r left join (%s) s on %s where %s and s.reference is null order by r.entry"
                        .formatted(claim.rows(), claim.isOnRecord(), claim.ofEvents()),
                claim.what() + " is not in the store as the record of the entry with id %s says");
    }

    /** The log's own: what somebody found out about it. */
    void disputes() throws SQLException, NotProven {
        rows.none("""
                select reporter, origin from evidence_dispute group by reporter, origin, finding having count(*) > 1
                order by 1, 2""", "the dispute that %s raised about %s is there more than once");
        rows.none("""
                select d.reporter, d.origin from evidence_dispute d where coalesce(d.raised_at, 'infinity') >= ?
                   and not exists (select from evidence_record r where r.event = 'log-disputed'
                        and r.record::jsonb ->> 'origin' = d.origin and r.record::jsonb ->> 'reporter' = d.reporter
                        and r.record::jsonb ->> 'failure' = d.finding
                        and abs(extract(epoch from d.raised_at - r.at)) < 0.000002) order by 1, 2""", "the dispute that %s raised about %s is not the one that its evidence says", youngest);
    }
}
