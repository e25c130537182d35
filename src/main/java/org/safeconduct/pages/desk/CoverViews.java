package org.safeconduct.pages.desk;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.safeconduct.feedback.AskedQuestion;
import org.safeconduct.feedback.DueClock;
import org.safeconduct.feedback.OtherDecision;
import org.safeconduct.feedback.ToldDecision;
import org.safeconduct.handling.DispositionText;
import org.safeconduct.handling.Outcome;
import org.safeconduct.pages.Moments;
import org.safeconduct.pages.Words;
import org.safeconduct.rulebook.RuleInfo;
import org.springframework.stereotype.Component;

/** What stands around a case, in words: the agency's own clocks, decisions and questions. */
@Component
class CoverViews {

    private static final Locale READER = Locale.ENGLISH;

    private final Words words;
    private final Moments moments;

    CoverViews(Words words, Moments moments) {
        this.words = words;
        this.moments = moments;
    }

    /** @param source with how well it is supported */
    record Clock(String what, String by, String state, boolean late, boolean settled, String source) {}

    record Decided(String when, String reason, String record, List<Meaning> meanings) {

        @Override
        public String toString() {
            return "Decided[withheld]";
        }
    }

    /** What the sharer reads of a code, word for word as the catalogues have it. Empty parts say nothing. */
    record Meaning(String meaning, String doesNotMean, String victim, String next, String sharerMay, String source) {}

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
                                .flatMap(source -> clock.evidenceGrade().map(grade -> source(source, grade)))
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
                Stream.concat(
                                decision.disposition().map(this::meaning).stream(),
                                decision.outcome().map(this::meaning).stream())
                        .toList());
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

    private Meaning meaning(DispositionText text) {
        return new Meaning(
                text.meaning(),
                text.doesNotMean(),
                "",
                text.next(),
                text.sharerMay(),
                source(text.source(), text.grade()));
    }

    private Meaning meaning(Outcome outcome) {
        return new Meaning(
                words.of("desk.outcome.code", READER, outcome.code(), outcome.meaning()),
                outcome.doesNotMean(),
                outcome.victim(),
                "",
                "",
                source(outcome.source(), outcome.grade()));
    }

    private String source(String source, RuleInfo.Grade grade) {
        return words.of(
                "sent.source",
                READER,
                words.source(source, READER),
                words.of("statement.grade." + grade.name(), READER));
    }

    private static <F, T> List<T> each(List<F> list, Function<F, T> view) {
        return list.stream().map(view).toList();
    }
}
