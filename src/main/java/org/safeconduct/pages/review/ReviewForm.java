package org.safeconduct.pages.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.safeconduct.disclosure.Json;
import org.safeconduct.pages.Words;
import org.safeconduct.pages.form.Answer;
import org.safeconduct.pages.form.Answers;
import org.safeconduct.pages.form.Field;
import org.safeconduct.pages.form.Form;
import org.safeconduct.pages.form.Forms;
import org.safeconduct.pages.form.Question;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.Sha256;
import org.safeconduct.review.OpenedReview;
import org.safeconduct.review.ReviewDecision;
import org.safeconduct.review.ReviewDecisionDraft;
import org.safeconduct.sharing.Reason;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/**
 * The reviewer's questions. They have the names of the members of a decision's JSON body; what is right is for the decision to
 * say, and only then is it said at the questions what is wrong.
 */
@Component
class ReviewForm {

    private static final Locale READER = Locale.ENGLISH;
    private static final String DECISION = "decision";
    private static final String LEAVE_OUT = "leaveOut";
    private static final String LEGAL_BASIS = "legalBasis";
    private static final String REASON = "reason";
    private static final String TO_SHARER = "toSharer";

    private final Forms forms;
    private final Words words;

    ReviewForm(Forms forms, Words words) {
        this.forms = forms;
        this.words = words;
    }

    /** What was written, right or wrong. What is blank was not answered; other parameters are not looked at. */
    static ReviewDecisionDraft draft(MultiValueMap<String, String> given) {
        return new ReviewDecisionDraft(
                written(given, DECISION),
                written(given, LEGAL_BASIS),
                written(given, REASON),
                written(given, TO_SHARER),
                given.getOrDefault(LEAVE_OUT, List.of()));
    }

    private static Optional<String> written(MultiValueMap<String, String> given, String name) {
        return Optional.ofNullable(given.getFirst(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    static byte[] body(ReviewDecisionDraft draft) {
        return Json.write(draft);
    }

    /** Of what was answered: a page that was checked is recorded only if it is still what is kept. */
    static String digest(ReviewDecisionDraft draft) {
        return Sha256.hex(body(draft));
    }

    /**
     * Reads the decision. Who is told no is told why: on a page a decline needs words for the sharer.
     *
     * @throws Rejection if it is not a decision
     */
    static ReviewDecision ruling(ReviewDecisionDraft draft) {
        ReviewDecision ruling = ReviewDecision.read(body(draft));
        if (ruling.kind() == ReviewDecision.Kind.DECLINE && ruling.toSharer().isEmpty()) {
            throw new Rejection(Rejection.Kind.INVALID, "the sharer reads why it was declined", "/" + TO_SHARER);
        }
        return ruling;
    }

    /** With what was written so far. */
    Form show(OpenedReview opened, Optional<ReviewDecisionDraft> kept) {
        return forms.show(questions(opened), kept.map(ReviewForm::answers).orElse(Answers.none()), "review");
    }

    /** With all that is wrong with what was written. */
    Form check(OpenedReview opened, ReviewDecisionDraft kept) {
        return forms.check(questions(opened), answers(kept), "review");
    }

    private static Answers answers(ReviewDecisionDraft draft) {
        return Answers.of(Map.of(LEAVE_OUT, new Answer.Several(draft.leaveOut())))
                .and(DECISION, draft.decision())
                .and(LEGAL_BASIS, draft.legalBasis())
                .and(REASON, draft.reason())
                .and(TO_SHARER, draft.toSharer());
    }

    private List<Question> questions(OpenedReview opened) {
        List<Question> questions = new ArrayList<>();
        boolean closed = opened.prospect().closed().isPresent();
        // Nobody is offered what nobody can do.
        ReviewDecision.Kind[] kinds =
                closed ? new ReviewDecision.Kind[] {ReviewDecision.Kind.DECLINE} : ReviewDecision.Kind.values();
        questions.add(Question.one(DECISION, kinds).needed());
        List<String> labels = ReviewViews.labels(opened);
        if (!labels.isEmpty() && !closed) {
            questions.add(Question.some(
                            LEAVE_OUT,
                            labels.stream()
                                    .map(label -> new Field.Choice(label, words.of("share.label." + label, READER)))
                                    .toList())
                    .neededWhen(given -> given.is(DECISION, ReviewDecision.Kind.APPROVE_LESS)));
        }
        if (opened.law().isEmpty() && !closed) {
            questions.add(Question.one(LEGAL_BASIS, laws(opened))
                    .neededWhen(given -> given.has(DECISION) && !given.is(DECISION, ReviewDecision.Kind.DECLINE)));
        }
        questions.add(Question.longText(REASON, ReviewDecision.LONGEST_TEXT).needed());
        questions.add(Question.longText(TO_SHARER, ReviewDecision.LONGEST_TEXT)
                .neededWhen(given -> given.is(DECISION, ReviewDecision.Kind.DECLINE)));
        return questions;
    }

    /** Those that can apply, with what it says of each. */
    private List<Field.Choice> laws(OpenedReview opened) {
        return opened.prospect().laws().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(law -> new Field.Choice(
                        law.getKey().code(),
                        words.of("share.gateway", law.getKey(), READER) + ". "
                                + law.getValue().stream().map(Reason::text).collect(Collectors.joining(" "))))
                .toList();
    }
}
