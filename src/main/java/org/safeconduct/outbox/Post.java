package org.safeconduct.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * One kind of thing that goes out, and the rows in which it waits. A row is claimed before it is tried, and the claim is
 * committed: a node that dies leaves it, and when the claim runs out another takes it. So what is tried twice must be known by
 * its id at the other end.
 */
public interface Post {

    /** Which kind, in a metric: a word such as {@code delivery}. */
    String kind();

    /** To whom something may go now that nobody has claimed. */
    Set<String> due(Instant now);

    /**
     * Claims what may go to one addressee, what is urgent first, then in the order in which it came; of a case only what is next
     * in it. In a transaction of its own.
     *
     * @param urgentOnly whether only what is urgent is wanted
     * @param most no more than these
     * @param until when the claim runs out
     */
    List<UUID> claim(String addressee, boolean urgentOnly, int most, Instant now, Instant until);

    /** One attempt at what was claimed. What came of it is on record when this returns. */
    Carried carry(UUID id);

    /** The gateway itself could not try: looked at again then, and it does not count. */
    void later(UUID id, Instant at);

    /** How much waits for whom. */
    List<Backlog> backlog();

    /** What an attempt says of its addressee. */
    enum Carried {
        /** They are there, whatever they answered. */
        ANSWERED,
        /** No connection, or no answer in time. */
        SILENT,
        /** Nobody was called. */
        NOT_TRIED
    }

    /**
     * How much waits for an addressee.
     *
     * @param oldest since when the first of it waits
     * @param parked given up until an operator sets it going
     */
    record Backlog(String addressee, long waiting, Instant oldest, long parked) {}
}
