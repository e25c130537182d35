package org.safeconduct.feedback.question;

import java.util.List;
import java.util.UUID;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.identity.Caller;
import org.safeconduct.intake.CheckedSchema;
import org.safeconduct.platform.Sha256;
import org.safeconduct.platform.StrictJson;
import org.safeconduct.platform.Unavailable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a recipient's question and puts it to the sharer; systems and pages come in here. */
@Component
public class AskedQuestions {

    private static final CheckedSchema SCHEMA = CheckedSchema.resource("/feedback/question.schema.json");

    private final Questions questions;
    private final QuestionStore store;

    AskedQuestions(Questions questions, QuestionStore store) {
        this.questions = questions;
        this.store = store;
    }

    /** @param id under which the sharer answers; the same to the same question, however often it comes */
    public record Known(UUID id, Reference reference) {}

    /**
     * @throws org.safeconduct.platform.Rejection if it is no question, or lacks what the law asks of one, or nothing of the
     *     case was sent to the caller's agency
     * @throws Unavailable if it could not be stored: then nothing has happened
     */
    public Known ask(byte[] bytes, Recipient from, Caller caller) {
        JsonNode body = StrictJson.read(bytes);
        SCHEMA.check(body);
        Reference reference = new Reference(body.path("reference").asString(""));
        ObjectNode content = (ObjectNode) body.deepCopy();
        content.remove(List.of("questionId", "reference", "about"));
        Questions.Result result = stored(new Question(
                caller,
                from,
                body.path("questionId").asString(""),
                reference,
                Code.read(Question.About.class, body.path("about").asString("")).orElseThrow(),
                content,
                Sha256.hex(bytes)));
        // What a request lacks is thrown only here, after the transaction: that it went back stays on record.
        return result.id()
                .map(id -> new Known(id, reference))
                .orElseThrow(() -> result.lack().orElseThrow());
    }

    /** What one agency has asked about a case, for itself to read again. */
    public ArrayNode of(Reference reference, AgencyId agency) {
        return store.of(reference, agency);
    }

    private Questions.Result stored(Question question) {
        try {
            return questions.ask(question);
        } catch (DataAccessException | TransactionException e) {
            throw new Unavailable("the question could not be stored", e);
        }
    }
}
