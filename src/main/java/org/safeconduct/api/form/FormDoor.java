package org.safeconduct.api.form;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.safeconduct.api.Replies;
import org.safeconduct.api.ReplyBody;
import org.safeconduct.exchange.Reply;
import org.safeconduct.exchange.ShareRoute;
import org.safeconduct.identity.Caller;
import org.safeconduct.intake.Submission;
import org.safeconduct.intake.form.DisclosureSchema;
import org.safeconduct.platform.BoundedBody;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What the school and the third-sector interface do alike with the JSON form. */
@Component
class FormDoor {

    private static final String SCHEMA_TYPE = "application/schema+json";

    /** Attachments come inside the form, in base64. */
    private static final int LARGEST_BODY = 12 * 1024 * 1024;

    private final ShareRoute route;
    private final DisclosureSchema schema;

    FormDoor(ShareRoute route, DisclosureSchema schema) {
        this.route = route;
        this.schema = schema;
    }

    ResponseEntity<ReplyBody> take(
            HttpServletRequest request, Caller caller, Submission.Channel channel, boolean preview) {
        byte[] body = BoundedBody.read(request, LARGEST_BODY);
        Reply reply = route.send(
                new Submission(caller, channel, MediaType.APPLICATION_JSON_VALUE, body, Optional.empty(), preview));
        return Replies.to(reply).contentType(MediaType.APPLICATION_JSON).body(ReplyBody.of(reply));
    }

    ResponseEntity<byte[]> schema() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(SCHEMA_TYPE))
                .body(schema.text());
    }
}
