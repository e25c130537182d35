package org.safeconduct.api.recipients;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.feedback.DecisionBody;
import org.safeconduct.feedback.ToldDecision;
import org.safeconduct.handling.DispositionText;
import org.safeconduct.handling.Investigation;
import org.safeconduct.handling.Outcome;
import org.safeconduct.rulebook.RuleInfo;

/** A recipient's handling decision with its codes explained; its reference is that of the case it is shown in. */
public record DecidedBody(
        Recipient recipient,
        Instant receivedAt,
        @JsonUnwrapped @JsonIgnoreProperties("reference") DecisionBody said,
        List<Explained> explained) {

    /** One code in the words of its catalogue, with its source and grade. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Explained(
            String id,
            String code,
            String meaning,
            Optional<String> decidedBy,
            String doesNotMean,
            Optional<String> victim,
            Optional<String> next,
            Optional<String> sharerMay,
            String source,
            RuleInfo.Grade evidenceGrade) {

        static Explained of(DispositionText text) {
            return new Explained(
                    text.id(),
                    text.code(),
                    text.meaning(),
                    Optional.empty(),
                    text.doesNotMean(),
                    Optional.empty(),
                    Optional.of(text.next()),
                    Optional.of(text.sharerMay()),
                    text.source(),
                    text.grade());
        }

        static Explained of(Investigation investigation) {
            return new Explained(
                    "investigation-" + investigation.code(),
                    investigation.code(),
                    investigation.meaning(),
                    Optional.empty(),
                    investigation.doesNotMean(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    investigation.source(),
                    investigation.grade());
        }

        static Explained of(Outcome outcome) {
            return new Explained(
                    "outcome-" + outcome.code(),
                    outcome.code(),
                    outcome.meaning(),
                    Optional.of(outcome.decidedBy()),
                    outcome.doesNotMean(),
                    Optional.of(outcome.victim()),
                    Optional.empty(),
                    Optional.empty(),
                    outcome.source(),
                    outcome.grade());
        }
    }

    /** As it is written. */
    public static DecidedBody of(ToldDecision decision) {
        return new DecidedBody(
                decision.recipient(),
                decision.receivedAt(),
                decision.said(),
                Stream.of(
                                decision.disposition().map(Explained::of),
                                decision.outcome().map(Explained::of),
                                decision.investigation().map(Explained::of))
                        .flatMap(Optional::stream)
                        .toList());
    }

    @Override
    public String toString() {
        return "DecidedBody[withheld]";
    }
}
