package org.safeconduct.api.fhir;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.Register;
import org.safeconduct.agreement.Sector;
import org.safeconduct.api.Preferences;
import org.safeconduct.api.Replies;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.Reply;
import org.safeconduct.exchange.ShareRoute;
import org.safeconduct.feedback.DecisionReceipt;
import org.safeconduct.feedback.RecipientActs;
import org.safeconduct.feedback.SharerActs;
import org.safeconduct.feedback.Withdrawn;
import org.safeconduct.identity.Caller;
import org.safeconduct.identity.Role;
import org.safeconduct.intake.RecipientAnswer;
import org.safeconduct.intake.RevokedRequest;
import org.safeconduct.intake.Submission;
import org.safeconduct.intake.health.Capability;
import org.safeconduct.intake.health.FhirWire;
import org.safeconduct.intake.health.ResponseReader;
import org.safeconduct.intake.health.WireFormat;
import org.safeconduct.intake.health.WithdrawalReader;
import org.safeconduct.platform.BoundedBody;
import org.safeconduct.platform.Ids;
import org.safeconduct.platform.Rejection;
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

    private final ShareRoute route;
    private final WithdrawalReader withdrawals;
    private final FhirWire wire;
    private final ResponseReader responses;
    private final RecipientActs acts;
    private final SharerActs sharers;
    private final Register register;
    private final Clock clock;
    private final Ids ids;
    private final Instant started;

    FhirController(
            ShareRoute route,
            WithdrawalReader withdrawals,
            FhirWire wire,
            ResponseReader responses,
            RecipientActs acts,
            SharerActs sharers,
            Register register,
            Clock clock,
            Ids ids) {
        this.withdrawals = withdrawals;
        this.route = route;
        this.responses = responses;
        this.acts = acts;
        this.sharers = sharers;
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
            Preferences preferences) {
        String contentType = String.valueOf(request.getContentType());
        WireFormat sent = WireFormat.ofContent(contentType);
        byte[] body = BoundedBody.read(request, LARGEST_BODY);
        Optional<Recipient> recipient = recipientOf(caller);
        if (recipient.isPresent()) {
            refuseRehearsal(preferences);
            return answered(
                    request,
                    new Submission(caller, Submission.Channel.HEALTH, contentType, body, requestId, false),
                    recipient.get());
        }
        Submission submission =
                new Submission(caller, Submission.Channel.HEALTH, contentType, body, requestId, preferences.preview());
        Optional<RevokedRequest> withdrawal = withdrawals.read(submission);
        if (withdrawal.isPresent()) {
            refuseRehearsal(preferences);
            return withdrawn(request, submission, withdrawal.get());
        }
        Reply reply = route.send(submission);
        refuseRepeated(reply.repeated(), reply.answer().reference());
        return written(
                Replies.to(reply),
                // Looked up again rather than carried through the route: no stage but this one has a use for it.
                FhirAnswer.of(reply, FhirWire.answerableId(body, sent), endpoint(), clock.instant(), ids),
                formatFor(request));
    }

    private ResponseEntity<byte[]> withdrawn(
            HttpServletRequest request, Submission submission, RevokedRequest withdrawal) {
        Withdrawn.Reply reply = sharers.withdraw(withdrawal);
        refuseRepeated(reply.repeated(), reply.answer().reference());
        return written(
                Replies.taken(reply.answer().reference()),
                FhirAnswer.of(reply.answer(), headerOf(submission), endpoint(), clock.instant(), ids),
                formatFor(request));
    }

    /** Only what is shared can be tried first: a rehearsal of these would be the act itself. */
    private static void refuseRehearsal(Preferences preferences) {
        if (preferences.preview()) {
            throw new Rejection(
                    Rejection.Kind.NOT_SUPPORTED,
                    "An answer and a withdrawal cannot be rehearsed. Nothing was done: leave the preference out to send it.");
        }
    }

    private static void refuseRepeated(boolean repeated, Reference reference) {
        if (repeated) {
            throw new Rejection(
                    Rejection.Kind.DUPLICATE,
                    "A message with this X-Request-ID was taken before; its reference is " + reference.value() + ".");
        }
    }

    private static String headerOf(Submission submission) {
        return FhirWire.answerableId(submission.body(), WireFormat.ofContent(submission.mediaType()));
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
        DecisionReceipt taken = take(responses.read(submission, from));
        refuseRepeated(taken.repeated(), taken.reference());
        return written(
                ResponseEntity.ok(),
                FhirAck.of(taken, headerOf(submission), endpoint(), clock.instant(), ids),
                formatFor(request));
    }

    private DecisionReceipt take(RecipientAnswer answer) {
        try {
            return acts.decide(answer);
        } catch (Rejection rejection) {
            throw ResponseReader.atPlace(rejection);
        }
    }

    @GetMapping("/fhir/metadata")
    ResponseEntity<byte[]> metadata(HttpServletRequest request) {
        return written(ResponseEntity.ok(), Capability.statement(endpoint(), Date.from(started)), formatFor(request));
    }

    private static WireFormat formatFor(HttpServletRequest request) {
        return WireFormat.wanted(request.getHeader(HttpHeaders.ACCEPT), request.getContentType());
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
