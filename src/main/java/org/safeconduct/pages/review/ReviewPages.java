package org.safeconduct.pages.review;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Harm;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.identity.Caller;
import org.safeconduct.pages.Moments;
import org.safeconduct.pages.Words;
import org.safeconduct.review.Checking;
import org.safeconduct.review.OpenedReview;
import org.safeconduct.review.Review;
import org.safeconduct.review.ReviewDecisionDraft;
import org.safeconduct.review.Reviews;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What waits for a reviewer, one case, and the decision. */
@Controller
@RequestMapping("/review")
class ReviewPages {

    private final Reviews reviews;
    private final Checking checking;
    private final ReviewViews views;
    private final ReviewForm form;
    private final Words words;
    private final Moments moments;
    private final Clock clock;

    ReviewPages(
            Reviews reviews,
            Checking checking,
            ReviewViews views,
            ReviewForm form,
            Words words,
            Moments moments,
            Clock clock) {
        this.reviews = reviews;
        this.checking = checking;
        this.views = views;
        this.form = form;
        this.words = words;
        this.moments = moments;
        this.clock = clock;
    }

    /** Nothing in the list says whom a case is about. */
    record Line(
            String reference, String agency, String urgency, long last, String due, boolean overdue, boolean second) {}

    /** @param did the state to which the reader has just brought a case, if they have */
    @GetMapping
    ModelAndView list(
            @RequestParam(defaultValue = "") String did,
            @RequestParam(defaultValue = "") String reference,
            Caller caller) {
        List<Review> open = reviews.open(caller);
        return new ModelAndView("review/list")
                .addObject("live", "review")
                .addObject("now", clock.millis())
                .addObject("waiting", open.size())
                .addObject(
                        "inDanger",
                        open.stream()
                                .filter(review -> review.urgency().equals(Harm.LIFE_THREATENING.code()))
                                .count())
                .addObject("lines", open.stream().map(this::line).toList())
                .addObject(
                        "did",
                        Code.read(Review.State.class, did)
                                .map(state -> words.of("review.did", state, Locale.ENGLISH))
                                .orElse(""))
                .addObject("reference", Reference.isReference(reference) ? reference : "");
    }

    private Line line(Review review) {
        return new Line(
                review.reference().value(),
                views.agency(review),
                views.urgency(review),
                review.openedAt().toEpochMilli(),
                moments.of(review.dueAt()),
                review.overdue(),
                review.state() == Review.State.SECOND);
    }

    @GetMapping("/{reference}")
    ModelAndView one(@PathVariable String reference, Caller caller) {
        OpenedReview opened = reviews.look(Reviews.known(reference), caller);
        Optional<ReviewDecisionDraft> kept = checking.kept(opened.review().reference(), caller);
        return new ModelAndView("review/case")
                .addObject("it", views.of(opened))
                .addObject("fields", form.show(opened, kept).fields());
    }
}
