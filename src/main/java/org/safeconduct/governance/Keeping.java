package org.safeconduct.governance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/** How long things are kept, what comes to its end next, and what has ended lately. Looking changes nothing. */
public interface Keeping {

    /** The shortest time for which a record of evidence was ever kept here. */
    Period evidence();

    /** How it stands now. */
    Report report();

    /**
     * How it stands.
     *
     * @param envelopes how long a sealed copy is kept
     * @param evidence how long a record of evidence is kept
     * @param checkEvery how often what has come to its end is looked for
     * @param dryRun whether that is only counted
     * @param envelopesDue sealed copies past their time in which nothing waits
     * @param recordsDue records of evidence past their time in which nothing waits
     * @param envelopesSoon sealed copies whose time ends within the next seven days, also of cases in which something waits
     * @param nextEnvelope when the time of the next sealed copy ends; empty if none is kept
     * @param nextRecord when the time of the next record of evidence ends; empty if none is kept
     * @param lately what ended in the last thirty days, the latest day first
     */
    record Report(
            Period envelopes,
            Period evidence,
            Duration checkEvery,
            boolean dryRun,
            long envelopesDue,
            long recordsDue,
            long envelopesSoon,
            Optional<Instant> nextEnvelope,
            Optional<Instant> nextRecord,
            List<Ended> lately) {}

    /** What ended on one day, as the days are counted here. */
    record Ended(LocalDate day, long envelopes, long records) {}
}
