package org.safeconduct.review;

import java.util.Optional;
import java.util.stream.Collectors;
import org.safeconduct.disclosure.Reference;
import org.springframework.stereotype.Component;

/** What a sharer sees of the review of their case: for whom it waits or was decided, and what the reviewer wrote to them. */
@Component
public class ReviewForSharer {

    private final ReviewRows rows;
    private final LockedWaiting locked;
    private final LockedTexts texts;

    ReviewForSharer(ReviewRows rows, LockedWaiting locked, LockedTexts texts) {
        this.rows = rows;
        this.locked = locked;
        this.texts = texts;
    }

    /** Empty if nothing of the case was referred to a reviewer. Whose case it is has been checked. */
    public Optional<ReviewNews> of(Reference reference) {
        return rows.find(reference).map(this::news);
    }

    private ReviewNews news(Review review) {
        Reference reference = review.reference();
        boolean open = review.state().open();
        return new ReviewNews(
                review.state(),
                open ? Optional.of(review.dueAt()) : Optional.empty(),
                locked.unlock(reference, review.content()).referred().stream()
                        .sorted()
                        .toList(),
                // While a second must decide, what the first wrote is between reviewers.
                open
                        ? ""
                        : rows.decisions(reference).stream()
                                .map(one -> texts.toSharer(reference, one))
                                .filter(one -> !one.isEmpty())
                                .collect(Collectors.joining("\n\n")));
    }
}
