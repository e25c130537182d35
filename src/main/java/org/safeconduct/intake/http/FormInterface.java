package org.safeconduct.intake.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.safeconduct.identity.Caller;
import org.safeconduct.intake.Reply;
import org.safeconduct.intake.ShareRoute;
import org.safeconduct.intake.Submission;
import org.safeconduct.intake.form.DisclosureSchema;
import org.safeconduct.platform.BoundedBody;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What the school and the third-sector interface do alike with the JSON form. */
@Component
public class FormInterface {

    private static final String SCHEMA_TYPE = "application/schema+json";

    /** Attachments come inside the form, in base64. */
    private static final int LARGEST_BODY = 12 * 1024 * 1024;

    private final ShareRoute route;
    private final DisclosureSchema schema;

    FormInterface(ShareRoute route, DisclosureSchema schema) {
        this.route = route;
        this.schema = schema;
    }

    public ResponseEntity<ObjectNode> take(
            HttpServletRequest request, Caller caller, Submission.Channel channel, boolean preview) {
        byte[] body = BoundedBody.read(request, LARGEST_BODY);
        Reply reply = route.send(
                new Submission(caller, channel, MediaType.APPLICATION_JSON_VALUE, body, Optional.empty(), preview));
        return Answers.to(reply).contentType(MediaType.APPLICATION_JSON).body(reply.body());
    }

    public ResponseEntity<byte[]> schema() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(SCHEMA_TYPE))
                .body(schema.text());
    }
}
