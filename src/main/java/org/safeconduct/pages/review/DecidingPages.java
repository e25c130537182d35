package org.safeconduct.pages.review;

import java.util.List;
import java.util.Optional;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.identity.Caller;
import org.safeconduct.pages.form.Form;
import org.safeconduct.platform.Rejection;
import org.safeconduct.review.Checking;
import org.safeconduct.review.OpenedReview;
import org.safeconduct.review.ReviewDecisionDraft;
import org.safeconduct.review.Reviews;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A decision on its way from the form to the record: written, checked, recorded. What was written is kept on the server, so
 * that no address holds it and going back finds it.
 */
@Controller
@RequestMapping("/review/{reference}")
class DecidingPages {

    private final Reviews reviews;
    private final Checking checking;
    private final EffectViews views;
    private final ReviewForm form;

    DecidingPages(Reviews reviews, Checking checking, EffectViews views, ReviewForm form) {
        this.reviews = reviews;
        this.checking = checking;
        this.views = views;
        this.form = form;
    }

    /**
     * Keeps what was written and goes on to its check, which also says what is wrong: going back must never lead to the
     * answer of a posted form, which a browser cannot show again.
     */
    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView write(
            @PathVariable String reference, @RequestParam MultiValueMap<String, String> given, Caller caller) {
        Reference known = Reviews.known(reference);
        ReviewDecisionDraft draft = ReviewForm.draft(given);
        try {
            checking.keep(known, caller, draft);
            return new ModelAndView("redirect:/review/" + known + "/check");
        } catch (Rejection rejection) {
            return again(known, caller, draft, rejection);
        }
    }

    @GetMapping("/check")
    ModelAndView check(@PathVariable String reference, Caller caller) {
        Reference known = Reviews.known(reference);
        Optional<ReviewDecisionDraft> kept = checking.kept(known, caller);
        if (kept.isEmpty()) {
            return new ModelAndView("redirect:/review/" + known);
        }
        try {
            Checking.Effects effects = checking.effects(known, caller, ReviewForm.ruling(kept.get()));
            return new ModelAndView("review/check").addObject("it", views.of(known, effects, kept.get()));
        } catch (Rejection rejection) {
            return again(known, caller, kept.get(), rejection);
        }
    }

    /** @param checked digest of what the reviewer has just read */
    @PostMapping(path = "/decision", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView record(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String checked,
            Caller caller,
            RedirectAttributes after) {
        Reference known = Reviews.known(reference);
        Optional<ReviewDecisionDraft> kept = checking.kept(known, caller);
        if (kept.filter(draft -> ReviewForm.digest(draft).equals(checked)).isEmpty()) {
            // Decided already, or written anew in another window: nobody records what they have not read.
            return new ModelAndView("redirect:/review/" + known + (kept.isPresent() ? "/check" : ""));
        }
        try {
            Checking.Effects effects = checking.effects(known, caller, ReviewForm.ruling(kept.get()));
            Reviews.Result result =
                    reviews.decide(known, caller, ReviewForm.ruling(kept.get()), ReviewForm.body(kept.get()));
            after.addFlashAttribute("effects", effects.awaitsSecond() ? List.of() : views.effects(effects));
            return new ModelAndView("redirect:/review?did=" + result.state().code() + "&reference=" + known);
        } catch (Rejection rejection) {
            return again(known, caller, kept.get(), rejection);
        }
    }

    /** The questions alone: what was disclosed is shown to those who have just proved who they are. */
    private ModelAndView again(Reference reference, Caller caller, ReviewDecisionDraft draft, Rejection rejection) {
        if (rejection.kind() == Rejection.Kind.NOT_FOUND) {
            throw rejection;
        }
        OpenedReview opened = reviews.look(reference, caller);
        Form asked = form.check(opened, draft);
        Optional<String> place = asked.at(rejection);
        place.ifPresent(asked::wrong);
        return new ModelAndView(
                        "review/again", HttpStatus.valueOf(rejection.kind().status()))
                .addObject("reference", reference.value())
                .addObject("fields", asked.fields())
                .addObject("problem", place.isEmpty() ? rejection.detail() : "")
                .addObject("hindrance", opened.hindrance());
    }
}
