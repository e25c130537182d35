package org.safeconduct.pages.review;

import java.util.List;
import java.util.Optional;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.identity.Caller;
import org.safeconduct.pages.Field;
import org.safeconduct.pages.Words;
import org.safeconduct.platform.Rejection;
import org.safeconduct.review.Checking;
import org.safeconduct.review.OpenedReview;
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
    private final Words words;

    DecidingPages(Reviews reviews, Checking checking, EffectViews views, Words words) {
        this.reviews = reviews;
        this.checking = checking;
        this.views = views;
        this.words = words;
    }

    /**
     * Keeps what was written and goes on to its check, which also says what is wrong: going back must never lead to the
     * answer of a posted form, which a browser cannot show again.
     */
    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView write(
            @PathVariable String reference, @RequestParam MultiValueMap<String, String> given, Caller caller) {
        Reference known = Reviews.known(reference);
        ReviewForm form = new ReviewForm(words, given);
        try {
            checking.keep(known, caller, form.draft());
            return new ModelAndView("redirect:/review/" + known + "/check");
        } catch (Rejection rejection) {
            return again(known, caller, form, rejection);
        }
    }

    @GetMapping("/check")
    ModelAndView check(@PathVariable String reference, Caller caller) {
        Reference known = Reviews.known(reference);
        Optional<ReviewForm> form = kept(known, caller);
        if (form.isEmpty()) {
            return new ModelAndView("redirect:/review/" + known);
        }
        try {
            Checking.Effects effects =
                    checking.effects(known, caller, form.get().ruling());
            return new ModelAndView("review/check").addObject("it", views.of(known, effects, form.get()));
        } catch (Rejection rejection) {
            return again(known, caller, form.get(), rejection);
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
        Optional<ReviewForm> form = kept(known, caller);
        if (form.filter(kept -> kept.digest().equals(checked)).isEmpty()) {
            // Decided already, or written anew in another window: nobody records what they have not read.
            return new ModelAndView("redirect:/review/" + known + (form.isPresent() ? "/check" : ""));
        }
        try {
            Checking.Effects effects =
                    checking.effects(known, caller, form.get().ruling());
            Reviews.Result result = reviews.decide(
                    known, caller, form.get().ruling(), form.get().body());
            after.addFlashAttribute("effects", effects.awaitsSecond() ? List.of() : views.effects(effects));
            return new ModelAndView("redirect:/review?did=" + result.state().code() + "&reference=" + known);
        } catch (Rejection rejection) {
            return again(known, caller, form.get(), rejection);
        }
    }

    private Optional<ReviewForm> kept(Reference reference, Caller caller) {
        return checking.kept(reference, caller).map(kept -> ReviewForm.of(words, kept));
    }

    /** The questions alone: what was disclosed is shown to those who have just proved who they are. */
    private ModelAndView again(Reference reference, Caller caller, ReviewForm form, Rejection rejection) {
        if (rejection.kind() == Rejection.Kind.NOT_FOUND) {
            throw rejection;
        }
        OpenedReview opened = reviews.look(reference, caller);
        String place = ReviewForm.place(rejection, form.fields(opened, ""));
        List<Field> fields = form.fields(opened, place);
        return new ModelAndView(
                        "review/again", HttpStatus.valueOf(rejection.kind().status()))
                .addObject("reference", reference.value())
                .addObject("fields", fields)
                .addObject("wrong", place.isEmpty() ? rejection.detail() : "")
                .addObject("hindrance", opened.hindrance());
    }
}
