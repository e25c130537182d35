package org.safeconduct.feedback.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.identity.Caller;
import org.safeconduct.intake.CheckedSchema;
import org.safeconduct.platform.BoundedBody;
import org.safeconduct.platform.Sha256;
import org.safeconduct.platform.StrictJson;
import org.safeconduct.platform.Unavailable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes the questions of the recipients' systems. */
@RestController
class QuestionController {

    private static final int LARGEST_BODY = 64 * 1024;

    private static final CheckedSchema SCHEMA = CheckedSchema.resource("/feedback/question.schema.json");

    private final Questions questions;

    QuestionController(Questions questions) {
        this.questions = questions;
    }

    /** The id under which the sharer answers; the same to the same question, however often it comes. */
    record Answer(UUID question, String reference) {}

    @PostMapping(path = "/police/v1/questions", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answer> police(HttpServletRequest request, Caller caller) {
        return take(request, caller, Recipient.POLICE);
    }

    @PostMapping(path = "/mash/v1/questions", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answer> mash(HttpServletRequest request, Caller caller) {
        return take(request, caller, Recipient.MASH);
    }

    private ResponseEntity<Answer> take(HttpServletRequest request, Caller caller, Recipient from) {
        byte[] bytes = BoundedBody.read(request, LARGEST_BODY);
        JsonNode body = StrictJson.read(bytes);
        SCHEMA.check(body);
        Reference reference = new Reference(body.path("reference").asText());
        ObjectNode content = body.deepCopy();
        content.remove(java.util.List.of("questionId", "reference", "about"));
        Questions.Result result = stored(new Question(
                caller,
                from,
                body.path("questionId").asText(),
                reference,
                Code.read(Question.About.class, body.path("about").asText()).orElseThrow(),
                content,
                Sha256.hex(bytes)));
        return result.id()
                .map(id -> ResponseEntity.accepted()
                        .cacheControl(CacheControl.noStore())
                        .body(new Answer(id, reference.value())))
                .orElseThrow(() -> result.lack().orElseThrow());
    }

    /** What a request lacks is thrown only here, after the transaction: that it went back stays on record. */
    private Questions.Result stored(Question question) {
        try {
            return questions.ask(question);
        } catch (DataAccessException | TransactionException e) {
            throw new Unavailable("the question could not be stored", e);
        }
    }
}
