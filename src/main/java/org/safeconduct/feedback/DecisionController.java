package org.safeconduct.feedback;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.identity.Caller;
import org.safeconduct.platform.BoundedBody;
import org.safeconduct.platform.MessageFlow;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes the handling decisions of the recipients' systems. */
@RestController
class DecisionController {

    private static final String ENTRY = "direct:decision";
    private static final int LARGEST_BODY = 64 * 1024;

    private final MessageFlow flow;

    DecisionController(MessageFlow flow) {
        this.flow = flow;
    }

    /** The answer to a recipient's system; the same to the same decision, however often it comes. */
    record Answer(String decisionId, String reference, Instant receivedAt) {

        @Override
        public String toString() {
            return "Answer[withheld]";
        }
    }

    @PostMapping(path = "/police/v1/decisions", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answer> police(HttpServletRequest request, Caller caller) {
        return take(request, caller, Recipient.POLICE);
    }

    @PostMapping(path = "/mash/v1/decisions", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answer> mash(HttpServletRequest request, Caller caller) {
        return take(request, caller, Recipient.MASH);
    }

    private ResponseEntity<Answer> take(HttpServletRequest request, Caller caller, Recipient from) {
        byte[] body = BoundedBody.read(request, LARGEST_BODY);
        Noted noted = flow.send(ENTRY, new Submitted(caller, from, body), Noted.class);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Answer(noted.decisionId(), noted.reference().value(), noted.receivedAt()));
    }
}
