package org.safeconduct.api.recipients;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.feedback.DecisionReceipt;
import org.safeconduct.feedback.RecipientActs;
import org.safeconduct.identity.Caller;
import org.safeconduct.platform.BoundedBody;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes the handling decisions of the recipients' systems, and shows them the schema of theirs. */
@RestController
class DecisionController {

    private static final int LARGEST_BODY = 64 * 1024;

    private static final String SCHEMA_TYPE = "application/schema+json";

    private final RecipientActs acts;

    DecisionController(RecipientActs acts) {
        this.acts = acts;
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

    @GetMapping("/police/v1/schema")
    ResponseEntity<byte[]> policeSchema() {
        return schema(Recipient.POLICE);
    }

    @GetMapping("/mash/v1/schema")
    ResponseEntity<byte[]> mashSchema() {
        return schema(Recipient.MASH);
    }

    private ResponseEntity<byte[]> schema(Recipient recipient) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(SCHEMA_TYPE))
                .body(acts.schema(recipient));
    }

    private ResponseEntity<Answer> take(HttpServletRequest request, Caller caller, Recipient from) {
        byte[] body = BoundedBody.read(request, LARGEST_BODY);
        DecisionReceipt receipt = acts.decide(from, body, caller);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Answer(receipt.decisionId(), receipt.reference().value(), receipt.receivedAt()));
    }
}
