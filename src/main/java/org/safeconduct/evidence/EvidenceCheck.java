package org.safeconduct.evidence;

import java.time.Period;
import java.util.function.LongConsumer;

/** Checks the whole evidence log of this gateway, from its database. It may take minutes. */
public interface EvidenceCheck {

    /** What the check came to. */
    sealed interface Verdict {

        /**
         * Every record, commitment, leaf, tile and checkpoint agrees, and the cases with their records.
         *
         * @param erased entries whose record was erased at the end of its time
         * @param waiting committed entries that have no leaf yet
         */
        record Proven(long entries, long checkpoints, long erased, long waiting) implements Verdict {}

        /** Something does not hold: the first place that was found, without data. */
        record NotProven(String finding) implements Verdict {}
    }

    /**
     * @param kept the shortest time for which records were ever kept: what is gone must be older
     * @param progress is told every now and then how many entries have been checked
     */
    Verdict check(Period kept, LongConsumer progress);
}
