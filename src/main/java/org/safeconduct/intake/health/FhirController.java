package org.safeconduct.intake.health;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.safeconduct.identity.Caller;
import org.safeconduct.intake.Reply;
import org.safeconduct.intake.ShareRoute;
import org.safeconduct.intake.Submission;
import org.safeconduct.intake.http.Answers;
import org.safeconduct.platform.BoundedBody;
import org.safeconduct.platform.Ids;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.Utf8;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * {@code /fhir}: one operation and the statement of what it takes. A thin controller, because HAPI's own server would bring
 * a second web stack for one operation.
 */
@RestController
class FhirController {

    private static final int LARGEST_BODY = 5 * 1024 * 1024;
    private static final String REQUEST_ID = "X-Request-ID";
    private static final String PREVIEW = "handling=preview";

    private final ShareRoute route;
    private final FhirWire wire;
    private final Clock clock;
    private final Ids ids;
    private final Instant started;

    FhirController(ShareRoute route, FhirWire wire, Clock clock, Ids ids) {
        this.route = route;
        this.wire = wire;
        this.clock = clock;
        this.ids = ids;
        this.started = clock.instant();
    }

    @PostMapping("/fhir/$process-message")
    ResponseEntity<byte[]> process(
            HttpServletRequest request,
            Caller caller,
            @RequestHeader(name = REQUEST_ID, required = false) Optional<String> requestId,
            @RequestHeader(name = "Prefer", defaultValue = "") String prefer) {
        String contentType = String.valueOf(request.getContentType());
        WireFormat sent = WireFormat.ofContent(contentType);
        byte[] body = BoundedBody.read(request, LARGEST_BODY);
        boolean preview = prefer.toLowerCase(Locale.ROOT).contains(PREVIEW);
        Reply reply =
                route.send(new Submission(caller, Submission.Channel.HEALTH, contentType, body, requestId, preview));
        if (reply.repeated()) {
            throw new Rejection(
                    Rejection.Kind.DUPLICATE,
                    "A message with this X-Request-ID was taken before; its reference is "
                            + reply.reference().value() + ".");
        }
        // Looked up again rather than carried through the route: no stage but this one has a use for it.
        String answered = Outline.of(Utf8.decode(body), sent).answerableId();
        return written(
                Answers.to(reply),
                FhirAnswer.of(reply, answered, endpoint(), clock.instant(), ids),
                formatFor(request));
    }

    @GetMapping("/fhir/metadata")
    ResponseEntity<byte[]> metadata(HttpServletRequest request) {
        return written(ResponseEntity.ok(), Capability.statement(endpoint(), Date.from(started)), formatFor(request));
    }

    /** As {@code Accept} asks; else as the request came; else JSON. */
    static WireFormat formatFor(HttpServletRequest request) {
        return WireFormat.ofAccept(request.getHeader(HttpHeaders.ACCEPT))
                .or(() -> WireFormat.ofAccept(request.getContentType()))
                .orElse(WireFormat.JSON);
    }

    private ResponseEntity<byte[]> written(
            ResponseEntity.BodyBuilder answer, IBaseResource resource, WireFormat format) {
        return answer.contentType(format.mediaType()).body(wire.write(resource, format));
    }

    private static String endpoint() {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/fhir")
                .toUriString();
    }
}
