package org.safeconduct.intake.health;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.Register;
import org.safeconduct.identity.Caller;
import org.safeconduct.intake.Continuation;
import org.safeconduct.platform.Rejection;
import org.springframework.stereotype.Component;

/** Whether a message may come from this caller, and is one that this interface takes. */
@Component
class MessageRules {

    private static final String HEADER = "Bundle.entry[0].resource";
    private static final String REQUEST = "servicerequest-request";
    private static final String NEW = "new";
    private static final String UPDATE = "update";
    private static final String DELETE = "delete";

    private final Register register;

    MessageRules(Register register) {
        this.register = register;
    }

    /**
     * @return the sender's ODS code
     * @throws Rejection forbidden, if the sender is not the agency that is calling: no one speaks for another
     */
    String senderOf(Message message, Caller caller) {
        Reference sender = message.header().getSender();
        List<Identifier> named = message.find(sender, Organization.class)
                .map(Organization::getIdentifier)
                .orElse(sender.hasIdentifier() ? List.of(sender.getIdentifier()) : List.of());
        List<String> odsCodes = named.stream()
                .filter(identifier -> Codes.sameSystem(Codes.ODS, identifier.getSystem()) && identifier.hasValue())
                .map(identifier -> identifier.getValue().strip().toUpperCase(Locale.ROOT))
                .toList();
        if (odsCodes.isEmpty()) {
            throw new Rejection(
                    Rejection.Kind.INVALID,
                    "The sender is not an Organization in this message with an ODS code.",
                    HEADER + ".sender");
        }
        Set<String> own = register.agency(caller.agency()).map(Agency::odsCodes).orElse(Set.of());
        if (!own.containsAll(odsCodes)) {
            throw new Rejection(
                    Rejection.Kind.FORBIDDEN,
                    "The message's sender is not the agency that is calling.",
                    HEADER + ".sender");
        }
        return odsCodes.getFirst();
    }

    /** @throws Rejection not supported, for anything but a new or changed active request; invalid, if that cannot be known */
    static ServiceRequest requestOf(Message message) {
        ServiceRequest request = anyRequestOf(message);
        if (isDelete(message)) {
            throw new Rejection(
                    Rejection.Kind.NOT_SUPPORTED,
                    "What is deleted is withdrawn, and shares nothing.",
                    HEADER + ".reason");
        }
        if (request.getStatus() != ServiceRequest.ServiceRequestStatus.ACTIVE) {
            throw new Rejection(
                    Rejection.Kind.NOT_SUPPORTED,
                    "A ServiceRequest is taken when it is active, and withdrawn when it is revoked or entered in error.",
                    message.place(request) + ".status");
        }
        if (request.getDoNotPerform()) {
            throw new Rejection(
                    Rejection.Kind.INVALID,
                    "The request says that it must not be carried out. A ServiceRequest is taken when it asks for something.",
                    message.place(request) + ".doNotPerform");
        }
        return request;
    }

    /** As {@link #requestOf}, whatever the request's status. */
    static ServiceRequest anyRequestOf(Message message) {
        MessageHeader header = message.header();
        if (header.hasResponse()
                || !header.hasEventCoding()
                || !Codes.is(header.getEventCoding(), Codes.MESSAGE_EVENTS, REQUEST)) {
            throw new Rejection(
                    Rejection.Kind.NOT_SUPPORTED, "Only the event servicerequest-request is taken.", HEADER + ".event");
        }
        if (!header.hasReason()) {
            throw new Rejection(Rejection.Kind.INVALID, "The message gives no reason.", HEADER + ".reason");
        }
        if (!isUpdate(message) && !isDelete(message) && !Codes.has(header.getReason(), Codes.MESSAGE_REASONS, NEW)) {
            throw new Rejection(
                    Rejection.Kind.NOT_SUPPORTED,
                    "Only the reasons new, update and delete are taken.",
                    HEADER + ".reason");
        }
        return header.getFocus().stream()
                .flatMap(focus -> message.find(focus, ServiceRequest.class).stream())
                .findFirst()
                .orElseThrow(() -> new Rejection(
                        Rejection.Kind.INVALID,
                        "The focus is not a ServiceRequest in this message.",
                        HEADER + ".focus"));
    }

    static boolean isUpdate(Message message) {
        return Codes.has(message.header().getReason(), Codes.MESSAGE_REASONS, UPDATE);
    }

    /** Whether it takes back what was sent by mistake. */
    static boolean isDelete(Message message) {
        return Codes.has(message.header().getReason(), Codes.MESSAGE_REASONS, DELETE);
    }

    /** How a changed request names its case: by the gateway's reference where it has one, else by its own id. */
    static Continuation named(Message message, ServiceRequest request) {
        return new Continuation(
                request.getIdentifier().stream()
                        .filter(identifier -> Codes.REFERENCE.equals(identifier.getSystem()))
                        .map(Identifier::getValue)
                        .findFirst(),
                Optional.ofNullable(message.header().getFocusFirstRep().getReference())
                        .map(MessageIds::bare));
    }

    /** @throws Rejection malformed, without a usable {@code X-Request-ID}: it alone tells a repeat from a new message */
    static String messageId(Optional<String> requestId) {
        return requestId
                .filter(id -> id.matches("[A-Za-z0-9._:-]{1,64}"))
                .orElseThrow(
                        () -> new Rejection(
                                Rejection.Kind.MALFORMED,
                                "The header X-Request-ID is missing or has not the form of an id (1 to 64 letters, digits, . _ : -)."));
    }
}
