package org.safeconduct.rulebook;

import java.time.LocalDate;
import java.util.Optional;
import org.safeconduct.disclosure.Nation;

/**
 * What is known about one row of a decision table besides its cells.
 *
 * @param source the source as the domain files cite it
 * @param jurisdiction where it applies
 * @param effectiveFrom first day on which the row counts
 * @param effectiveTo last day, if one is known
 * @param confirmedBy who confirmed the row, if anyone has
 */
public record RuleInfo(
        String id,
        String source,
        Grade grade,
        Jurisdiction jurisdiction,
        LocalDate effectiveFrom,
        Optional<LocalDate> effectiveTo,
        Optional<String> confirmedBy) {

    /** Whether the row counts on that day in that nation. */
    public boolean inForce(LocalDate day, Nation nation) {
        return jurisdiction.covers(nation)
                && !day.isBefore(effectiveFrom)
                && effectiveTo.map(last -> !day.isAfter(last)).orElse(true);
    }

    /** How well a fact is supported: verified, second-hand, or background knowledge that nobody has confirmed. */
    public enum Grade {
        V,
        S,
        K
    }

    /** Where a row applies. */
    public enum Jurisdiction {
        ENGLAND,
        WALES,
        BOTH;

        private boolean covers(Nation nation) {
            return switch (this) {
                case ENGLAND -> nation == Nation.ENGLAND;
                case WALES -> nation == Nation.WALES;
                case BOTH -> true;
            };
        }
    }
}
