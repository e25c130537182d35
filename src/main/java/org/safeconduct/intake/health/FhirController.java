package org.safeconduct.intake.health;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.Register;
import org.safeconduct.agreement.Sector;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.identity.Caller;
import org.safeconduct.identity.Role;
import org.safeconduct.intake.RecipientAnswer;
import org.safeconduct.intake.RecipientAnswers;
import org.safeconduct.intake.Reply;
import org.safeconduct.intake.ShareRoute;
import org.safeconduct.intake.Submission;
import org.safeconduct.intake.Withdrawal;
import org.safeconduct.intake.http.Answers;
import org.safeconduct.platform.BoundedBody;
import org.safeconduct.platform.Ids;
import org.safeconduct.platform.MessageFlow;
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
    private static final String WITHDRAW = "direct:withdraw";
    private static final String PREVIEW = "handling=preview";

    private final ShareRoute route;
    private final MessageFlow flow;
    private final WithdrawalReader withdrawals;
    private final FhirWire wire;
    private final ResponseReader responses;
    private final RecipientAnswers answers;
    private final Register register;
    private final Clock clock;
    private final Ids ids;
    private final Instant started;

    FhirController(
            ShareRoute route,
            MessageFlow flow,
            WithdrawalReader withdrawals,
            FhirWire wire,
            ResponseReader responses,
            RecipientAnswers answers,
            Register register,
            Clock clock,
            Ids ids) {
        this.flow = flow;
        this.withdrawals = withdrawals;
        this.route = route;
        this.responses = responses;
        this.answers = answers;
        this.register = register;
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
        Optional<Recipient> recipient = recipientOf(caller);
        if (recipient.isPresent()) {
            return answered(
                    request,
                    new Submission(caller, Submission.Channel.HEALTH, contentType, body, requestId, false),
                    recipient.get());
        }
        boolean preview = prefer.toLowerCase(Locale.ROOT).contains(PREVIEW);
        Submission submission =
                new Submission(caller, Submission.Channel.HEALTH, contentType, body, requestId, preview);
        Reply reply = withdrawals.read(submission).map(this::withdraw).orElseGet(() -> route.send(submission));
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

    private Reply withdraw(Withdrawal withdrawal) {
        return flow.send(WITHDRAW, withdrawal, Reply.class);
    }

    /** Police and MASH answer here; everybody else asks. */
    private Optional<Recipient> recipientOf(Caller caller) {
        Sector sector = register.agency(caller.agency()).map(Agency::sector).orElse(Sector.HEALTH);
        return switch (sector) {
            case POLICE -> {
                require(caller, Role.POLICE_DECISION_MAKER);
                yield Optional.of(Recipient.POLICE);
            }
            case MASH -> {
                require(caller, Role.MASH_OFFICER);
                yield Optional.of(Recipient.MASH);
            }
            case HEALTH, EDUCATION, THIRD_SECTOR, GOVERNANCE -> {
                require(caller, Role.SHARER);
                yield Optional.empty();
            }
        };
    }

    /** A role counts only in an agency of its own sector. */
    private static void require(Caller caller, Role role) {
        if (!caller.has(role)) {
            throw new Rejection(Rejection.Kind.FORBIDDEN, "The caller may not send messages for this agency.");
        }
    }

    private ResponseEntity<byte[]> answered(HttpServletRequest request, Submission submission, Recipient from) {
        RecipientAnswers.Taken taken = take(responses.read(submission, from));
        if (taken.repeated()) {
            throw new Rejection(
                    Rejection.Kind.DUPLICATE,
                    "A message with this X-Request-ID was taken before; its reference is "
                            + taken.reference().value() + ".");
        }
        String header = Outline.of(Utf8.decode(submission.body()), WireFormat.ofContent(submission.mediaType()))
                .answerableId();
        return written(
                ResponseEntity.ok(), FhirAck.of(taken, header, endpoint(), clock.instant(), ids), formatFor(request));
    }

    private RecipientAnswers.Taken take(RecipientAnswer answer) {
        try {
            return answers.take(answer);
        } catch (Rejection rejection) {
            throw ResponseReader.atPlace(rejection);
        }
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
