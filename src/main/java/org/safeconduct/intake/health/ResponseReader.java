package org.safeconduct.intake.health;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.intake.RecipientAnswer;
import org.safeconduct.intake.Submission;
import org.safeconduct.platform.Rejection;
import org.springframework.stereotype.Component;

/**
 * Reads a recipient's {@code servicerequest-response}. A decision is only what our own extension says: the states of BaRS, a
 * revoked request or a patient who did not attend, were made for bookings and are never read as a decision on a child. Without
 * the extension the message says that the recipient has it, or that it cannot take it, and its notes are passed on.
 */
@Component
public class ResponseReader {

    static final String DECISION = OwnExtensions.BASE + "handling-decision";

    private static final String HEADER = "Bundle.entry[0].resource";
    private static final String RESPONSE = "servicerequest-response";
    private static final String ROLE = "decidedByRole";
    private static final String REASON = "reasonForSharer";
    private static final int LONGEST_REASON = 4000;

    private final FhirWire wire;
    private final ProfileCheck profiles;

    ResponseReader(FhirWire wire, ProfileCheck profiles) {
        this.wire = wire;
        this.profiles = profiles;
    }

    /** @throws Rejection if it is not an answer; names the place, quotes nothing */
    public RecipientAnswer read(Submission submission, Recipient from) {
        String messageId = MessageRules.messageId(submission.requestId());
        FhirWire.Read read = wire.read(submission.body(), WireFormat.ofContent(submission.mediaType()));
        Message message = Message.of(read);
        String answered = answeredBy(message.header());
        refuseMisplaced(message);
        profiles.check(read);
        return new RecipientAnswer(
                submission.caller(),
                from,
                answered,
                MessageIds.ofResponse(message),
                reference(message, answered),
                decision(message, messageId));
    }

    private static String answeredBy(MessageHeader header) {
        if (!header.hasEventCoding() || !Codes.is(header.getEventCoding(), Codes.MESSAGE_EVENTS, RESPONSE)) {
            throw new Rejection(
                    Rejection.Kind.NOT_SUPPORTED,
                    "Police and MASH send the event servicerequest-response here.",
                    HEADER + ".event");
        }
        if (header.getResponse().getCode() == null) {
            throw new Rejection(
                    Rejection.Kind.INVALID,
                    "The response does not say whether the request was taken (ok, transient-error, fatal-error).",
                    HEADER + ".response.code");
        }
        return Optional.ofNullable(header.getResponse().getIdentifier())
                .filter(id -> !id.isBlank())
                .map(MessageIds::bare)
                .orElseThrow(() -> new Rejection(
                        Rejection.Kind.INVALID,
                        "The response does not say what it answers.",
                        HEADER + ".response.identifier"));
    }

    /** Our reference, as the answer to the request gave it, wherever an identifier may stand. */
    private static Optional<Reference> reference(Message message, String answered) {
        Stream<Identifier> identifiers = Stream.concat(
                message.all(Task.class).flatMap(task -> task.getIdentifier().stream()),
                message.all(ServiceRequest.class).flatMap(request -> request.getIdentifier().stream()));
        List<Reference> named = Stream.concat(
                        Stream.of(answered),
                        identifiers
                                .filter(each -> Codes.REFERENCE.equals(each.getSystem()))
                                .map(Identifier::getValue))
                .filter(text -> text != null && Reference.isReference(text))
                .map(Reference::new)
                .distinct()
                .toList();
        if (named.size() > 1) {
            throw new Rejection(
                    Rejection.Kind.INVALID,
                    "The message names several of our references. Name the one that it answers.",
                    HEADER + ".response.identifier");
        }
        return named.stream().findFirst();
    }

    private static void refuseMisplaced(Message message) {
        message.resources().stream()
                .filter(resource -> resource instanceof DomainResource domain
                        && domain.getExtension().stream()
                                .map(extension -> String.valueOf(extension.getUrl()))
                                .anyMatch(url -> url.startsWith(OwnExtensions.BASE)
                                        && !(domain instanceof MessageHeader && url.equals(DECISION))))
                .findFirst()
                .ifPresent(resource -> {
                    throw new Rejection(
                            Rejection.Kind.INVALID,
                            "This extension of Safe Conduct is unknown, or not for this resource.",
                            message.place(resource) + ".extension");
                });
    }

    private static Map<String, Object> decision(Message message, String messageId) {
        Map<String, Object> decision = new LinkedHashMap<>();
        decision.put("decisionId", messageId);
        List<Extension> own = message.header().getExtensionsByUrl(DECISION);
        if (own.size() > 1) {
            throw new Rejection(Rejection.Kind.INVALID, "One message carries one decision.", HEADER + ".extension");
        }
        if (!own.isEmpty() && message.header().getResponse().getCode() != MessageHeader.ResponseType.OK) {
            // What was decided of a message that was not taken would be told of a case that nobody has.
            throw new Rejection(
                    Rejection.Kind.INVALID,
                    "A response that says that the message was not taken carries no decision.",
                    HEADER + ".response.code");
        }
        decision.put("disposition", CalledOff.is(message) ? "not-taken" : "received");
        decision.put("decidedBy", Map.of("role", "other"));
        own.forEach(extension -> extension.getExtension().forEach(part -> put(decision, part)));
        if (!decision.containsKey("decidedAt")) {
            if (!message.bundle().hasTimestamp()) {
                throw new Rejection(
                        Rejection.Kind.INVALID, "The message does not say when it was made.", "Bundle.timestamp");
            }
            decision.put("decidedAt", message.bundle().getTimestampElement().getValueAsString());
        }
        if (!decision.containsKey(REASON)) {
            words(message).ifPresent(words -> decision.put(REASON, words));
        }
        return decision;
    }

    private static void put(Map<String, Object> decision, Extension part) {
        String name = String.valueOf(part.getUrl());
        if (!(part.getValue() instanceof PrimitiveType<?> value) || !value.hasValue()) {
            throw new Rejection(
                    Rejection.Kind.INVALID,
                    "A part of the decision has no value.",
                    HEADER + ".extension.where(url = '" + DECISION + "')");
        }
        if (value instanceof BooleanType truth) {
            decision.put(name, truth.booleanValue());
        } else if (name.equals(ROLE)) {
            decision.put("decidedBy", Map.of("role", value.getValueAsString()));
        } else {
            decision.put(name, value.getValueAsString());
        }
    }

    /** What the recipient wrote to the sharer in the places that BaRS has for it. */
    private static Optional<String> words(Message message) {
        String words = Stream.of(
                        CalledOff.reasons(message),
                        message.all(ServiceRequest.class)
                                .filter(request ->
                                        request.getStatus() != ServiceRequest.ServiceRequestStatus.ENTEREDINERROR)
                                .flatMap(request -> Stream.concat(
                                        request.getNote().stream().map(Annotation::getText),
                                        Stream.ofNullable(request.getPatientInstruction()))),
                        message.all(Task.class)
                                .filter(task -> task.getStatus() != Task.TaskStatus.ENTEREDINERROR)
                                .flatMap(task -> task.getNote().stream())
                                .map(Annotation::getText),
                        message.all(Communication.class)
                                .filter(each -> ModifierMeaning.of(each).holds())
                                .flatMap(each -> each.getPayload().stream())
                                .map(payload -> payload.getContent() instanceof StringType text ? text.getValue() : ""))
                .flatMap(each -> each)
                .filter(text -> text != null && !text.isBlank())
                .distinct()
                .collect(Collectors.joining("\n"));
        return Optional.of(words)
                .filter(text -> !text.isEmpty())
                .map(text -> text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON - 1) + "…" : text);
    }

    /** A place in the decision as a place in the message. */
    public static Rejection atPlace(Rejection rejection) {
        String pointer = rejection.pointer();
        if (pointer == null || pointer.startsWith("Bundle")) {
            return rejection;
        }
        if (pointer.equals("/reference")) {
            return new Rejection(rejection.kind(), rejection.detail(), HEADER + ".response.identifier");
        }
        String part = pointer.startsWith("/decidedBy") ? ROLE : pointer.replaceFirst("^/", "");
        // A name out of the message itself is input, and not repeated.
        String place = part.matches("[A-Za-z]{1,20}") ? ".extension.where(url = '" + part + "')" : "";
        return new Rejection(
                rejection.kind(), rejection.detail(), HEADER + ".extension.where(url = '" + DECISION + "')" + place);
    }
}
