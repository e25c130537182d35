package org.safeconduct.api.reviews;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.identity.Caller;
import org.safeconduct.platform.BoundedBody;
import org.safeconduct.review.ReviewDecision;
import org.safeconduct.review.Reviews;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For reviewers: what waits for them, what speaks for and against it, and their decision. */
@RestController
@RequestMapping("/reviews/v1")
class ReviewController {

    private static final int LARGEST_BODY = 64 * 1024;

    private final Reviews reviews;

    ReviewController(Reviews reviews) {
        this.reviews = reviews;
    }

    /** Those that wait, the most pressing first. */
    @GetMapping
    ResponseEntity<List<ReviewBody.Line>> open(Caller caller) {
        return answer(reviews.open(caller).stream().map(ReviewBody.Line::of).toList());
    }

    /** One of them: facts, gates, rules, what would go, and the whole, sealed for the sharer's agency. */
    @GetMapping("/{reference}")
    ResponseEntity<ReviewBody> look(@PathVariable String reference, Caller caller) {
        return answer(ReviewBody.of(reviews.look(Reviews.known(reference), caller)));
    }

    /** Approve, approve less, or decline; with a reason. */
    @PostMapping("/{reference}/decision")
    ResponseEntity<Reviews.Result> decide(@PathVariable String reference, Caller caller, HttpServletRequest request) {
        Reference known = Reviews.known(reference);
        byte[] body = BoundedBody.read(request, LARGEST_BODY);
        return answer(reviews.decide(known, caller, ReviewDecision.read(body), body));
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
