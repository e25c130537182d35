package org.safeconduct.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.safeconduct.disclosure.Recipient;

/**
 * Where a sharer's case stands with a reviewer.
 *
 * @param dueAt while somebody must still decide
 * @param recipients on whom a person decides
 * @param toSharer what the reviewers wrote for them, once it is decided; may be empty
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ReviewNews(
        Review.State state,
        Optional<Instant> dueAt,
        List<Recipient> recipients,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String toSharer) {

    public ReviewNews {
        recipients = List.copyOf(recipients);
    }

    @Override
    public String toString() {
        return "ReviewNews[" + state + ", withheld]";
    }
}
