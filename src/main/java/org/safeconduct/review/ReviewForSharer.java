package org.safeconduct.review;

import java.util.List;
import java.util.stream.Collectors;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.CaseView;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a sharer sees of the review of their case: for whom it waits or was decided, and what the reviewer wrote to them. */
@Component
class ReviewForSharer implements CaseView {

    private final ReviewRows rows;
    private final LockedWaiting locked;
    private final LockedTexts texts;

    ReviewForSharer(ReviewRows rows, LockedWaiting locked, LockedTexts texts) {
        this.rows = rows;
        this.locked = locked;
        this.texts = texts;
    }

    @Override
    public void show(Reference reference, ObjectNode view) {
        rows.find(reference).ifPresent(review -> {
            ObjectNode shown = view.putObject("review");
            shown.put("state", review.state().code());
            if (review.state().open()) {
                shown.put("dueAt", review.dueAt().toString());
            }
            ArrayNode recipients = shown.putArray("recipients");
            locked.unlock(reference, review.content()).referred().stream()
                    .sorted()
                    .forEach(recipient -> recipients.add(recipient.code()));
            List<ReviewRows.Made> made = rows.decisions(reference);
            // While a second must decide, what the first wrote is between reviewers.
            String text = review.state().open()
                    ? ""
                    : made.stream()
                            .map(one -> texts.toSharer(reference, one))
                            .filter(one -> !one.isEmpty())
                            .collect(Collectors.joining("\n\n"));
            if (!text.isEmpty()) {
                shown.put("toSharer", text);
            }
        });
    }
}
