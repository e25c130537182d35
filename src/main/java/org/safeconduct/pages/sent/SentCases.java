package org.safeconduct.pages.sent;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.disclosure.Status;
import org.safeconduct.duty.Unopened;
import org.safeconduct.exchange.SharedCase;
import org.safeconduct.feedback.AskedQuestion;
import org.safeconduct.feedback.CaseFile;
import org.safeconduct.feedback.ClockState;
import org.safeconduct.feedback.DecisionBody;
import org.safeconduct.feedback.DueClock;
import org.safeconduct.feedback.MadeChallenge;
import org.safeconduct.feedback.ToldDecision;
import org.safeconduct.intake.PartOf;
import org.safeconduct.pages.DecisionView;
import org.safeconduct.pages.Duties;
import org.safeconduct.pages.Explanations;
import org.safeconduct.pages.Moments;
import org.safeconduct.pages.Reviewers;
import org.safeconduct.pages.Words;
import org.safeconduct.review.Review;
import org.safeconduct.review.ReviewNews;
import org.safeconduct.sharing.DecisionSummary;
import org.springframework.stereotype.Component;

/** Puts what the exchange knows of a case into words. */
@Component
class SentCases {

    private static final Locale READER = Locale.ENGLISH;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private final Words words;
    private final AgencyNames who;
    private final Moments moments;
    private final Timeline timeline;
    private final Reviewers reviewers;
    private final Explanations explanations;
    private final NotArrived notArrived;
    private final Unopened unopened;
    private final Clock clock;

    SentCases(
            Words words,
            AgencyNames who,
            Moments moments,
            Timeline timeline,
            Reviewers reviewers,
            Explanations explanations,
            NotArrived notArrived,
            Unopened unopened,
            Clock clock) {
        this.reviewers = reviewers;
        this.explanations = explanations;
        this.notArrived = notArrived;
        this.unopened = unopened;
        this.words = words;
        this.who = who;
        this.moments = moments;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** @param sharer whose case it is */
    SentCase of(CaseFile file, AgencyId sharer) {
        SharedCase shared = file.shared();
        Status status = shared.status();
        boolean withdrawn = status == Status.WITHDRAWN;
        Optional<ReviewNews> waits =
                file.review().filter(review -> review.state().open() && partly(status));
        List<DecisionSummary> decisions = shared.answer().decisions();
        return new SentCase(
                shared.answer().reference().value(),
                waits.isPresent() ? words.of("sent.review.waits", READER) : words.of("sent.status", status, READER),
                waits.map(review -> words.of("sent.review.waits.means", READER, reviewed(review), reviewers.of(sharer)))
                        .orElseGet(() ->
                                words.of("sent.status." + status.code() + ".means", READER, reviewers.of(sharer))),
                shared.partOf().map(part -> part.of().value()).orElse(""),
                shared.partOf()
                        .filter(part -> part.kind() == PartOf.Kind.CORRECT)
                        .isPresent(),
                withdrawn,
                file.review()
                        .filter(review -> !review.state().open())
                        .map(this::review)
                        .orElse(null),
                shared.partOf().isEmpty() && !withdrawn,
                withdrawn ? List.of() : notArrived.in(shared.timeline()),
                withdrawn ? List.of() : each(unopened.at(shared.answer().reference()), who::agency),
                DecisionView.of(decisions, words),
                Duties.of(decisions, shared.answer().whoKnows(), words),
                each(file.decisions(), this::handled).reversed(),
                clocks(file, false),
                clocks(file, true),
                each(file.questions(), this::asked),
                each(file.challenges(), this::challenged),
                each(shared.parts(), this::part),
                timeline.of(file));
    }

    /** Whether it has gone to a recipient or is on its way to one. */
    private static boolean partly(Status status) {
        return switch (status) {
            case ACCEPTED, RETURNED -> true;
            case REFERRED, REFUSED, DELIVERED, WITHDRAWN -> false;
        };
    }

    private SentCase.Reviewed review(ReviewNews review) {
        return new SentCase.Reviewed(
                review.state() == Review.State.DECLINED,
                words.of("sent.review." + review.state().code(), READER, reviewed(review)),
                review.toSharer());
    }

    /** The recipients on whom a reviewer decides. */
    private String reviewed(ReviewNews review) {
        return String.join(
                " and ", each(review.recipients(), recipient -> words.of("sent.review.to", recipient, READER)));
    }

    private SentCase.Handled handled(ToldDecision decision) {
        DecisionBody said = decision.said();
        return new SentCase.Handled(
                who.recipient(decision.recipient()),
                moments.of(decision.decidedAt()),
                said.crimeReference().orElse(""),
                said.reasonForSharer().orElse(""),
                said.nextUpdateBy().map(day -> DAY.format(LocalDate.parse(day))).orElse(""),
                explanations.of(decision));
    }

    private List<SentCase.Due> clocks(CaseFile file, boolean over) {
        return file.clocks().stream()
                .filter(clock -> clock.state().over() == over)
                .map(this::due)
                .toList();
    }

    private SentCase.Due due(DueClock running) {
        // Whoever watches the clocks may not have come by yet.
        ClockState state = running.state().stillRuns() && running.by().isBefore(clock.instant())
                ? ClockState.MISSED
                : running.state();
        return new SentCase.Due(
                running.what().orElseGet(() -> words.of("sent.due.something", READER)),
                who.agency(running.owner()),
                moments.of(running.by()),
                words.of("sent.clock", state, READER),
                state.late(),
                running.source()
                        .flatMap(source -> running.evidenceGrade().map(grade -> words.source(source, grade, READER)))
                        .orElse(""));
    }

    private SentCase.Asked asked(AskedQuestion question) {
        return new SentCase.Asked(
                question.id().toString(),
                who.recipient(question.recipient()),
                moments.of(question.askedAt()),
                question.said().question(),
                each(question.obligations(), obligation -> words.of("sent.obligation", obligation, READER)),
                question.answeredBy().map(Reference::value).orElse(""));
    }

    private SentCase.Challenged challenged(MadeChallenge challenge) {
        return new SentCase.Challenged(
                who.agency(challenge.to()),
                moments.of(challenge.at()),
                moments.of(challenge.answerDueBy()),
                words.of("sent.challenged", challenge.state(), READER));
    }

    private SentCase.Part part(SharedCase.Part part) {
        return new SentCase.Part(
                part.reference().value(),
                words.of("sent.part", part.kind(), READER),
                moments.of(part.receivedAt()),
                words.of("sent.status", part.status(), READER));
    }

    private static <F, T> List<T> each(List<F> list, Function<F, T> shown) {
        return list.stream().map(shown).toList();
    }
}
