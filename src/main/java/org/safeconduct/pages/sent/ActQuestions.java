package org.safeconduct.pages.sent;

import static org.safeconduct.feedback.BodySchema.CHALLENGE;
import static org.safeconduct.feedback.BodySchema.WITHDRAWAL;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.feedback.BodySchema;
import org.safeconduct.intake.PartOf;
import org.safeconduct.pages.form.Field;
import org.safeconduct.pages.form.Question;

/**
 * What is asked for each act. The questions have the names of the members of the act's JSON body, and their codes are those of
 * its schema.
 */
final class ActQuestions {

    /** Whether something is added or corrected. */
    static final String KIND = "kind";

    static final List<Question> ADD =
            List.of(Question.one(KIND, PartOf.Kind.values()).needed());

    private ActQuestions() {}

    /** @param recipients who has something of the case; only they can be disagreed with */
    static List<Question> of(SharerAct act, Set<Recipient> recipients) {
        return switch (act) {
            case ASK -> List.of();
            case CHALLENGE ->
                List.of(
                        Question.one("to", to(recipients)).needed(),
                        codes(CHALLENGE, "about").needed(),
                        words(CHALLENGE).needed());
            case WITHDRAW -> List.of(codes(WITHDRAWAL, "reason").needed(), words(WITHDRAWAL));
        };
    }

    private static Code[] to(Set<Recipient> recipients) {
        return Stream.of(Recipient.values())
                .filter(recipient -> recipients.isEmpty() || recipients.contains(recipient))
                .toArray(Recipient[]::new);
    }

    private static Question codes(BodySchema schema, String name) {
        return Question.one(name, Field.Choice.of(schema.codes("/" + name)));
    }

    private static Question words(BodySchema schema) {
        return Question.longText("words", schema.longest("/words"));
    }
}
