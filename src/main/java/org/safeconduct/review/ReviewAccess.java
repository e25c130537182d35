package org.safeconduct.review;

import java.util.List;
import java.util.Optional;
import org.safeconduct.agreement.Register;
import org.safeconduct.agreement.Sector;
import org.safeconduct.disclosure.Status;
import org.safeconduct.exchange.Cases;
import org.safeconduct.identity.Caller;
import org.safeconduct.platform.Rejection;
import org.springframework.stereotype.Component;

/** Who may read a review, and who may decide on it. */
@Component
class ReviewAccess {

    private final Cases cases;
    private final Register register;

    ReviewAccess(Cases cases, Register register) {
        this.cases = cases;
        this.register = register;
    }

    /** Who reviews for the sharer's agency, mostly itself; the partnership's own reviewers of all others once it is overdue. */
    boolean mayRead(Review review, Caller caller) {
        return register.reviewerOf(review.agency()).equals(caller.agency())
                || (review.overdue()
                        && register.agency(caller.agency())
                                .filter(agency -> agency.sector() == Sector.GOVERNANCE)
                                .isPresent());
    }

    /** Why this reviewer cannot decide, if so. */
    Optional<Rejection> hindrance(Review review, String reviewer, List<ReviewRows.Made> before) {
        if (!review.state().open()) {
            return Optional.of(new Rejection(Rejection.Kind.CONFLICT, "this has been decided"));
        }
        if (cases.status(review.reference()) == Status.WITHDRAWN) {
            return Optional.of(new Rejection(Rejection.Kind.CONFLICT, "the sharer has withdrawn this"));
        }
        if (reviewer.equals(review.sharer())) {
            return Optional.of(
                    new Rejection(Rejection.Kind.FORBIDDEN, "nobody decides on what they shared themselves"));
        }
        return before.stream().anyMatch(made -> made.reviewer().equals(reviewer))
                ? Optional.of(new Rejection(Rejection.Kind.FORBIDDEN, "the second decision is another person's"))
                : Optional.empty();
    }
}
