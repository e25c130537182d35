package org.safeconduct.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.safeconduct.feedback.ToldDecision;
import org.safeconduct.handling.DispositionText;
import org.safeconduct.handling.Investigation;
import org.safeconduct.handling.Outcome;
import org.springframework.stereotype.Component;

/** What the codes of a handling decision mean, word for word alike for who shared and for who decides. */
@Component
public class Explanations {

    private static final Locale READER = Locale.UK;

    private final Words words;

    Explanations(Words words) {
        this.words = words;
    }

    /**
     * A code of a decision in the words of its catalogue. What is empty is not said.
     *
     * @param outcome the Home Office's code, which is how people speak of it; empty for any other
     */
    public record Explanation(
            String outcome,
            String meaning,
            String doesNotMean,
            String victim,
            String next,
            String sharerMay,
            String source) {}

    /** What was decided, how the police part ended, and how far they look into it: as much of it as the decision says. */
    public List<Explanation> of(ToldDecision decision) {
        return Stream.of(
                        decision.disposition().map(this::explained),
                        decision.outcome().map(this::explained),
                        decision.investigation().map(this::explained))
                .flatMap(Optional::stream)
                .toList();
    }

    private Explanation explained(DispositionText text) {
        return new Explanation(
                "",
                text.meaning(),
                text.doesNotMean(),
                "",
                text.next(),
                text.sharerMay(),
                words.source(text.source(), text.grade(), READER));
    }

    private Explanation explained(Outcome outcome) {
        return new Explanation(
                outcome.code(),
                outcome.meaning(),
                outcome.doesNotMean(),
                outcome.victim(),
                "",
                "",
                words.source(outcome.source(), outcome.grade(), READER));
    }

    private Explanation explained(Investigation investigation) {
        return new Explanation(
                "",
                investigation.meaning(),
                investigation.doesNotMean(),
                "",
                "",
                "",
                words.source(investigation.source(), investigation.grade(), READER));
    }
}
