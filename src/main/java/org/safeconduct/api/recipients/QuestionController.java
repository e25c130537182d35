package org.safeconduct.api.recipients;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.feedback.RecipientActs;
import org.safeconduct.identity.Caller;
import org.safeconduct.platform.BoundedBody;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes the questions of the recipients' systems. */
@RestController
class QuestionController {

    private static final int LARGEST_BODY = 64 * 1024;

    private final RecipientActs acts;

    QuestionController(RecipientActs acts) {
        this.acts = acts;
    }

    /** The id under which the sharer answers; the same to the same question, however often it comes. */
    record Answer(UUID question, Reference reference) {}

    @PostMapping(path = "/police/v1/questions", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answer> police(HttpServletRequest request, Caller caller) {
        return take(request, caller, Recipient.POLICE);
    }

    @PostMapping(path = "/mash/v1/questions", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answer> mash(HttpServletRequest request, Caller caller) {
        return take(request, caller, Recipient.MASH);
    }

    private ResponseEntity<Answer> take(HttpServletRequest request, Caller caller, Recipient from) {
        byte[] body = BoundedBody.read(request, LARGEST_BODY);
        RecipientActs.Asked asked = acts.ask(from, body, caller);
        return ResponseEntity.accepted()
                .cacheControl(CacheControl.noStore())
                .body(new Answer(asked.question(), asked.reference()));
    }
}
