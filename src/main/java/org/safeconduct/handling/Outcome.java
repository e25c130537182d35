package org.safeconduct.handling;

import java.time.LocalDate;
import java.util.Optional;
import org.safeconduct.disclosure.Code;
import org.safeconduct.rulebook.RuleInfo;

/**
 * One of the Home Office's crime outcome codes, which say why a recorded crime was closed.
 *
 * @param code the official number, such as {@code 21} or {@code 1A}
 * @param meaning what it means, in our words
 * @param decidedBy who decides on it
 * @param namedPerson whether it needs a named person who is alleged to have caused harm
 * @param victim the victim's part in it
 * @param doesNotMean what people wrongly take it to mean
 * @param source the source as the domain files cite it
 * @param grade how well the weakest fact here is supported
 * @param effectiveFrom the code's first day, where it is known
 * @param effectiveTo its last day, if one is known
 */
public record Outcome(
        String code,
        String meaning,
        String decidedBy,
        NamedPerson namedPerson,
        String victim,
        String doesNotMean,
        String source,
        RuleInfo.Grade grade,
        Optional<LocalDate> effectiveFrom,
        Optional<LocalDate> effectiveTo) {

    /** Whether an outcome needs a named person. */
    public enum NamedPerson implements Code {
        YES,
        NO,
        EITHER,
        NOT_APPLICABLE
    }

    /** The same, for a reader whose case is about that person. */
    Outcome about(Whom whom) {
        return new Outcome(
                code,
                meaning,
                decidedBy,
                namedPerson,
                whom.reads(victim),
                whom.reads(doesNotMean),
                source,
                grade,
                effectiveFrom,
                effectiveTo);
    }

    /** Whether police may use the code on that day. */
    public boolean inForce(LocalDate day) {
        return effectiveFrom.map(first -> !day.isBefore(first)).orElse(true)
                && effectiveTo.map(last -> !day.isAfter(last)).orElse(true);
    }
}
