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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes the JSON form from the systems of schools and charities, and shows its schema. */
@RestController
class FormController {

    private static final String SCHEMA_TYPE = "application/schema+json";

    /** Attachments come inside the form, in base64. */
    private static final int LARGEST_BODY = 12 * 1024 * 1024;

    private final ShareRoute route;
    private final DisclosureSchema schema;

    FormController(ShareRoute route, DisclosureSchema schema) {
        this.route = route;
        this.schema = schema;
    }

    @PostMapping(path = "/schools/v1/disclosures", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ReplyBody> school(
            HttpServletRequest request, Caller caller, @RequestParam(defaultValue = "false") boolean preview) {
        return take(request, caller, Submission.Channel.SCHOOL, preview);
    }

    @PostMapping(path = "/third-sector/v1/disclosures", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ReplyBody> thirdSector(
            HttpServletRequest request, Caller caller, @RequestParam(defaultValue = "false") boolean preview) {
        return take(request, caller, Submission.Channel.THIRD_SECTOR, preview);
    }

    @GetMapping({"/schools/v1/schema", "/third-sector/v1/schema"})
    ResponseEntity<byte[]> schema() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(SCHEMA_TYPE))
                .body(schema.text());
    }

    private ResponseEntity<ReplyBody> take(
            HttpServletRequest request, Caller caller, Submission.Channel channel, boolean preview) {
        byte[] body = BoundedBody.read(request, LARGEST_BODY);
        Reply reply = route.send(
                new Submission(caller, channel, MediaType.APPLICATION_JSON_VALUE, body, Optional.empty(), preview));
        return Replies.to(reply).contentType(MediaType.APPLICATION_JSON).body(ReplyBody.of(reply));
    }
}
