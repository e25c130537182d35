package org.safeconduct.handling;

import org.safeconduct.disclosure.Recipient;
import org.safeconduct.rulebook.RuleInfo;

/**
 * What one disposition of a handling decision means for the sharer.
 *
 * @param id the rule's id
 * @param of whose disposition it is
 * @param code the code on the wire
 * @param meaning what was decided
 * @param doesNotMean what people wrongly take it to mean
 * @param next what happens next
 * @param sharerMay what the sharer may do
 * @param source the source as the domain files cite it
 * @param grade how well the weakest fact here is supported
 */
public record DispositionText(
        String id,
        Recipient of,
        String code,
        String meaning,
        String doesNotMean,
        String next,
        String sharerMay,
        String source,
        RuleInfo.Grade grade) {

    /** The same, for a reader whose case is about that person. */
    DispositionText about(Whom whom) {
        return new DispositionText(
                id,
                of,
                code,
                whom.reads(meaning),
                whom.reads(doesNotMean),
                whom.reads(next),
                whom.reads(sharerMay),
                source,
                grade);
    }
}
