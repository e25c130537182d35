package org.safeconduct.api.recipients;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.feedback.AskedQuestion;
import org.safeconduct.feedback.QuestionBody;

/** A recipient's question as the sharer's system reads it. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record QuestionView(
        UUID id,
        Recipient recipient,
        Instant askedAt,
        AskedQuestion.About about,
        List<AskedQuestion.Obligation> obligations,
        @JsonUnwrapped QuestionBody said,
        Optional<Reference> answeredBy) {

    /** As it is written. */
    public static QuestionView of(AskedQuestion question) {
        return new QuestionView(
                question.id(),
                question.recipient(),
                question.askedAt(),
                question.about(),
                question.obligations(),
                question.said(),
                question.answeredBy());
    }

    @Override
    public String toString() {
        return "QuestionView[withheld]";
    }
}
