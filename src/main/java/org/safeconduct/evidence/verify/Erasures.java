package org.safeconduct.evidence.verify;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Whether each record that is gone was erased at the end of its time. The record of each erasure stays for ever. It says
 * which leaves lost their records, and of what age all of them were; how old a leaf is, the signed checkpoints say.
 */
final class Erasures {

    /** The record of an erasure. */
    static final String EVENT = "records-deleted";

    /** The clocks of two nodes may differ, and days begin at different times in different places. */
    private static final Duration TOLERANCE = Duration.ofDays(1);

    private final Rows rows;
    private final Period kept;
    private final BitSet gone = new BitSet();
    private final BitSet accounted = new BitSet();
    private final List<Told> told = new ArrayList<>();
    private long disclosures;

    /**
     * The record of an erasure.
     *
     * @param place where it is
     * @param published when it was written at the latest
     */
    private record Told(String place, KeptRecord record, Instant published) {}

    /** @param kept the shortest time for which records were ever kept */
    Erasures(Rows rows, Period kept) {
        this.rows = rows;
        this.kept = kept;
    }

    /** A leaf whose record is gone. */
    void gone(long leaf) {
        gone.set(Math.toIntExact(leaf));
    }

    /** The record of an erasure, in a checkpoint that was published then; or not in one yet. */
    void tell(String place, KeptRecord record, Instant published) {
        told.add(new Told(place, record, published));
    }

    long count() {
        return gone.cardinality();
    }

    /** How many disclosures lost the record of their coming. */
    long disclosures() {
        return disclosures;
    }

    /** The age of the youngest that may be gone; empty if nothing may be. */
    Optional<Instant> youngest() {
        return told.stream()
                .map(one -> one.record().facts())
                .flatMap(facts -> bound(facts).stream())
                .max(Instant::compareTo);
    }

    void check() throws SQLException, NotProven {
        for (Told one : told) {
            account(one);
        }
        BitSet open = (BitSet) gone.clone();
        open.andNot(accounted);
        if (!open.isEmpty()) {
            throw new NotProven("entry " + open.nextSetBit(0) + ": its record was deleted, and no erasure on record"
                    + " accounts for it; there are " + open.cardinality() + " such entries");
        }
        accounted.andNot(gone);
        if (!accounted.isEmpty()) {
            throw new NotProven("entry " + accounted.nextSetBit(0)
                    + ": an erasure on record says that its record was erased, and it is there");
        }
    }

    private void account(Told one) throws SQLException, NotProven {
        JsonNode facts = one.record().facts();
        Instant bound = bound(facts).orElseThrow(() -> unreadable(one));
        if (bound.atOffset(ZoneOffset.UTC)
                .plus(kept)
                .toInstant()
                .isAfter(one.published().plus(TOLERANCE))) {
            throw new NotProven(one.place() + ": it erased records that had not been kept for " + kept
                    + ". If evidence was once kept for a shorter time, say for how long");
        }
        // What the log had grown to by then: beyond it everything is younger.
        long old = rows.count(
                "select coalesce(max(size), 0) from evidence_checkpoint where published_at < ?",
                OffsetDateTime.ofInstant(bound, ZoneOffset.UTC));
        int count = 0;
        for (JsonNode run : facts.path("leaves")) {
            count += run(one, run.asString(""), old);
        }
        if (count != facts.path("count").asInt(-1)) {
            throw unreadable(one);
        }
        disclosures += facts.path("disclosures").asLong();
    }

    private int run(Told one, String run, long old) throws NotProven {
        String[] ends = run.split("-", -1);
        int first;
        int last;
        try {
            first = Integer.parseInt(ends[0]);
            last = Integer.parseInt(ends[ends.length - 1]);
        } catch (NumberFormatException e) {
            throw unreadable(one);
        }
        if (ends.length > 2 || first < 0 || first > last) {
            throw unreadable(one);
        }
        if (last >= old) {
            throw new NotProven("entry " + last + ": its record was erased before its time, by " + one.place());
        }
        int already = accounted.nextSetBit(first);
        if (already >= 0 && already <= last) {
            throw new NotProven("entry " + already + ": two erasures on record say that they erased its record");
        }
        accounted.set(first, last + 1);
        return last - first + 1;
    }

    private static Optional<Instant> bound(JsonNode facts) {
        try {
            return Optional.of(Instant.parse(facts.path("olderThan").asString("")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static NotProven unreadable(Told one) {
        return new NotProven(one.place() + ": it does not say which records were erased");
    }
}
