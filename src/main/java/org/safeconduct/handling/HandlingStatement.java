package org.safeconduct.handling;

import java.time.Instant;
import java.util.List;

/**
 * How the police will handle a disclosure: what they will do, may do and cannot promise.
 *
 * @param rulebook version of the handling rules
 * @param force the police force that the statement is about
 */
public record HandlingStatement(String rulebook, String force, List<Line> lines, List<Clock> clocks) {

    public HandlingStatement {
        lines = List.copyOf(lines);
        clocks = List.copyOf(clocks);
    }

    /**
     * One thing that the statement says.
     *
     * @param because the facts that brought the line in, as codes
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
            boolean confirmedByForce) {}

    /** A time by which something is due. */
    public record Clock(String what, Instant by) {}
}
