package org.safeconduct.pages.desk;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.safeconduct.feedback.AskedQuestion;
import org.safeconduct.feedback.DueClock;
import org.safeconduct.feedback.OtherDecision;
import org.safeconduct.feedback.ToldDecision;
import org.safeconduct.pages.Explanations;
import org.safeconduct.pages.Explanations.Explanation;
import org.safeconduct.pages.Moments;
import org.safeconduct.pages.Words;
import org.springframework.stereotype.Component;

/** What stands around a case, in words: the agency's own clocks, decisions and questions. */
@Component
class CoverViews {

    private static final Locale READER = Locale.ENGLISH;

    private final Words words;
    private final Moments moments;
    private final Explanations explanations;

    CoverViews(Words words, Moments moments, Explanations explanations) {
        this.words = words;
        this.moments = moments;
        this.explanations = explanations;
    }

    /** @param source with how well it is supported */
    record Clock(String what, String by, String state, boolean late, boolean settled, String source) {}

    record Decided(String when, String reason, String record, List<Explanation> explained) {

        @Override
        public String toString() {
            return "Decided[withheld]";
        }
    }

    record Asked(String when, String question, boolean answered) {

        @Override
        public String toString() {
            return "Asked[withheld]";
        }
    }

    List<Clock> clocks(List<DueClock> owed) {
        return each(
                owed,
                clock -> new Clock(
                        clock.what().orElse(""),
                        moments.of(clock.by()),
                        words.of("desk.clock", clock.state(), READER),
                        clock.state().late(),
                        clock.state().over(),
                        clock.source()
                                .flatMap(source ->
                                        clock.evidenceGrade().map(grade -> words.source(source, grade, READER)))
                                .orElse("")));
    }

    List<Decided> decided(List<ToldDecision> decisions) {
        return each(decisions, this::decision).reversed();
    }

    Decided decision(ToldDecision decision) {
        return new Decided(
                moments.of(decision.decidedAt()),
                decision.said().reasonForSharer().orElse(""),
                decision.said().crimeReference().orElse(""),
                explanations.of(decision));
    }

    /** What another recipient of the case decided, and when. */
    record Other(String who, String meaning, String doesNotMean) {}

    List<Other> others(List<OtherDecision> decisions) {
        return each(
                decisions,
                decision -> new Other(
                        words.of(
                                "desk.others." + decision.recipient().code(),
                                READER,
                                moments.day(decision.decidedAt())),
                        decision.meaning(),
                        decision.doesNotMean()));
    }

    List<Asked> asked(List<AskedQuestion> questions) {
        return each(
                questions,
                question -> new Asked(
                        moments.of(question.askedAt()),
                        question.said().question(),
                        question.answeredBy().isPresent()));
    }

    private static <F, T> List<T> each(List<F> list, Function<F, T> view) {
        return list.stream().map(view).toList();
    }
}
