package org.safeconduct.handling;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.safeconduct.rulebook.RuleInfo;

/**
 * How the police will handle a disclosure: what they will do, may do and cannot promise.
 *
 * @param rulebook version of the handling rules, and after a plus sign that of the force's own practice if it has any
 * @param force the police force that the statement is about
 * @param language of the texts, as a language tag: {@code en} or {@code cy}
 * @param lines in the order of {@link Topic}
 * @param notice what must be read before any line, in the language and in English; empty unless the texts are a draft
 * @param unconfirmed what it means that a line is {@link Line#unconfirmed}, said once; empty if no line is
 */
public record HandlingStatement(
        String rulebook,
        String force,
        String language,
        List<Line> lines,
        List<Clock> clocks,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        String notice,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        String unconfirmed) {

    /** A statement whose texts have been checked. */
    public HandlingStatement(String rulebook, String force, String language, List<Line> lines, List<Clock> clocks) {
        this(rulebook, force, language, lines, clocks, "", "");
    }

    public HandlingStatement {
        lines = List.copyOf(lines);
        clocks = List.copyOf(clocks);
    }

    /**
     * This statement after something happened.
     *
     * @param said lines that are said now; one with the id of a line that was said takes its place
     * @param unsaid ids of lines that are no longer said
     * @param ended codes of clocks that no longer run
     */
    public HandlingStatement revised(List<Line> said, Set<String> unsaid, Set<String> ended) {
        Set<String> gone = new HashSet<>(unsaid);
        said.forEach(line -> gone.add(line.id()));
        List<Line> all = Stream.concat(lines.stream().filter(line -> !gone.contains(line.id())), said.stream())
                .sorted(Comparator.comparing(Line::topic))
                .toList();
        return new HandlingStatement(
                rulebook,
                force,
                language,
                all,
                clocks.stream().filter(clock -> !ended.contains(clock.code())).toList(),
                notice,
                unconfirmed);
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

        /**
         * Whether nobody has confirmed it: no official text was read for it, and the force has not said that it is so. Advice
         * says nothing that could be confirmed.
         */
        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        public boolean unconfirmed() {
            return evidenceGrade.equals(RuleInfo.Grade.K.name()) && !confirmedByForce && certainty != Certainty.ADVICE;
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
