package org.safeconduct.handling;

import java.time.Instant;
import java.util.List;

/**
 * How the police will handle a disclosure: what they will do, may do and cannot promise.
 *
 * @param rulebook version of the handling rules, and after a plus sign that of the force's own practice if it has any
 * @param force the police force that the statement is about
 * @param lines in the order of {@link Topic}
 */
public record HandlingStatement(String rulebook, String force, List<Line> lines, List<Clock> clocks) {

    public HandlingStatement {
        lines = List.copyOf(lines);
        clocks = List.copyOf(clocks);
    }

    /**
     * One thing that the statement says.
     *
     * @param because the facts that brought the line in, such as {@code coercion=unknown}; empty if it is always said
     * @param evidenceGrade V verified, S second-hand, K unconfirmed
     * @param confirmedByForce whether the force's crime registrar has confirmed the line
     */
    public record Line(
            String id,
            Topic topic,
            Certainty certainty,
            String text,
            List<String> because,
            String source,
            String evidenceGrade,
            boolean confirmedByForce) {

        public Line {
            because = List.copyOf(because);
        }
    }

    /**
     * A time by which something is due.
     *
     * @param code which clock it is, such as {@code crime-recorded}
     * @param what the same in plain English
     * @param line id of the line that set it, and whose grade it has
     */
    public record Clock(String code, String what, Instant by, String line) {}
}
