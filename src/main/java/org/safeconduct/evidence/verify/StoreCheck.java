package org.safeconduct.evidence.verify;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Whether the tables of cases and their evidence tell the same: what is on record is there as it was recorded, and what is
 * there is on record. A row whose record was erased has nothing left to be compared with, but its age.
 */
final class StoreCheck {

    private static final String COMING = "('accepted', 'referred', 'refused')";
    /** PostgreSQL rounds to microseconds, where Java may cut. */
    private static final String SAME_TIME = "abs(extract(epoch from %s - %s)) < 0.000002";

    private final Rows rows;
    private final Erasures erasures;
    private final OffsetDateTime youngest;

    StoreCheck(Rows rows, Erasures erasures) {
        this.rows = rows;
        this.erasures = erasures;
        Optional<Instant> erased = erasures.youngest();
        this.youngest = OffsetDateTime.ofInstant(erased.orElse(Instant.EPOCH), ZoneOffset.UTC);
    }

    void check() throws SQLException, NotProven {
        disclosures();
        decisions();
        envelopes();
        deliveries();
        disputes();
    }

    private void disclosures() throws SQLException, NotProven {
        rows.none(
                """
                select r.reference, r.entry from evidence_record r left join disclosure d on d.reference = r.reference
                   and d.agency = r.record::jsonb ->> 'agency' and %s
                 where r.event in %s and d.reference is null order by r.entry""".formatted(SAME_TIME.formatted("d.received_at", "r.at"), COMING),
                "disclosure %s is not in the store as the record of the entry with id %s says");
        String unrecorded = """
                from disclosure d where not exists (
                    select from evidence_record r where r.reference = d.reference and r.event in %s)""".formatted(COMING);
        rows.none(
                "select d.reference " + unrecorded + " and d.received_at >= ? order by d.received_at desc",
                "disclosure %s has no evidence",
                youngest);
        if (rows.count("select count(*) " + unrecorded) != erasures.disclosures()) {
            rows.none(
                    "select d.reference " + unrecorded + " order by d.received_at desc",
                    "disclosure %s, or another as old, has no evidence: the erasures on record account for "
                            + erasures.disclosures() + " disclosures, and there are more or fewer");
            throw new NotProven(
                    "disclosures are missing: the erasures on record account for " + erasures.disclosures() + " more");
        }
    }

    private void decisions() throws SQLException, NotProven {
        String same = """
                h.decision_key = r.record::jsonb ->> 'handlingDecision' and h.reference = r.reference
                   and h.agency = r.record::jsonb ->> 'recipientAgency' and h.recipient = r.record::jsonb ->> 'recipient'
                   and %s and %s""".formatted(
                        SAME_TIME.formatted("h.received_at", "r.at"),
                        SAME_TIME.formatted("h.decided_at", "evidence_time(r.record::jsonb ->> 'decidedAt')"));
        rows.none(
                "select r.reference, r.entry from evidence_record r left join handling_decision h on " + same
                        + " where r.event = 'handling-decided' and h.reference is null order by r.entry",
                "the handling decision about %s is not in the store as the record of the entry with id %s says");
        rows.none(
                "select h.reference from handling_decision h left join evidence_record r"
                        + " on r.event = 'handling-decided' and " + same
                        + " where r.entry is null and h.received_at >= ? order by 1",
                "a handling decision about %s has no evidence",
                youngest);
    }

    private void envelopes() throws SQLException, NotProven {
        String same = """
                n.id::text = r.record::jsonb ->> 'envelope' and n.reference = r.reference
                   and n.recipient = r.record::jsonb ->> 'recipientAgency'
                   and n.digest = r.record::jsonb ->> 'envelopeDigest'
                   and n.recipient_key = r.record::jsonb ->> 'recipientKey'""";
        rows.none(
                "select r.reference, r.entry from evidence_record r left join envelope n on " + same
                        + " where r.event = 'sealed' and n.id is null order by r.entry",
                "the envelope of %s is not in the store as the record of the entry with id %s says");
        String young = " and exists (select from disclosure d where d.reference = n.reference and d.received_at >= ?)";
        rows.none(
                "select n.id, n.reference from envelope n left join evidence_record r on r.event = 'sealed' and " + same
                        + " where r.entry is null" + young + " order by 2",
                "envelope %s of %s has no evidence",
                youngest);
        rows.none(
                "select n.id, n.reference from envelope n where n.content is not null"
                        + " and encode(sha256(n.content), 'hex') <> n.digest order by 2",
                "envelope %s of %s has not the content that its evidence says");
        rows.none(
                "select n.id, n.reference from envelope n left join evidence_record r on r.event = 'envelope-deleted'"
                        + " and r.reference = n.reference and r.record::jsonb ->> 'envelope' = n.id::text"
                        + " where n.content is null and r.entry is null" + young + " order by 2",
                "envelope %s of %s is empty, and no evidence says that it was deleted",
                youngest);
        rows.none(
                "select n.id, n.reference from envelope n join evidence_record r on r.event = 'envelope-deleted'"
                        + " and r.reference = n.reference and r.record::jsonb ->> 'envelope' = n.id::text"
                        + " where n.content is not null order by 2",
                "envelope %s of %s is there, and its evidence says that it was deleted");
    }

    private void deliveries() throws SQLException, NotProven {
        String same = """
                d.envelope::text = r.record::jsonb ->> 'envelope' and d.reference = r.reference and d.state = 'delivered'
                   and d.recipient = r.record::jsonb ->> 'recipientAgency' and %s
                   and encode(sha256(convert_to(d.receipt, 'UTF8')), 'hex') = r.record::jsonb ->> 'receiptDigest'""".formatted(SAME_TIME.formatted("d.delivered_at", "r.at"));
        rows.none(
                "select r.reference, r.entry from evidence_record r left join delivery d on " + same
                        + " where r.event = 'delivered' and d.envelope is null order by r.entry",
                "the delivery of %s is not in the store as the record of the entry with id %s says");
        rows.none(
                "select d.envelope, d.reference from delivery d left join evidence_record r on r.event = 'delivered' and "
                        + same + " where d.state = 'delivered' and r.entry is null"
                        + " and coalesce(d.delivered_at, 'infinity') >= ? order by 2",
                "the delivery of envelope %s of %s has no evidence",
                youngest);
    }

    private void disputes() throws SQLException, NotProven {
        rows.none("""
                select reporter, origin from evidence_dispute group by reporter, origin, finding having count(*) > 1
                order by 1, 2""", "the dispute that %s raised about %s is there more than once");
        rows.none(
                """
                select d.reporter, d.origin from evidence_dispute d where coalesce(d.raised_at, 'infinity') >= ?
                   and not exists (select from evidence_record r where r.event = 'log-disputed'
                        and r.record::jsonb ->> 'origin' = d.origin and r.record::jsonb ->> 'reporter' = d.reporter
                        and r.record::jsonb ->> 'failure' = d.finding and %s) order by 1, 2""".formatted(SAME_TIME.formatted("d.raised_at", "r.at")),
                "the dispute that %s raised about %s is not the one that its evidence says",
                youngest);
    }
}
