package org.safeconduct.intake.health;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.safeconduct.intake.Correlation;
import org.safeconduct.intake.Correlation.Trait;

/** What a request and the answer to it have in common. */
final class MessageIds {

    private static final String URN = "urn:uuid:";

    private MessageIds() {}

    static Correlation ofRequest(FhirWire.Read read, Message message, ServiceRequest request, String requestId) {
        Map<Trait, String> traits = new EnumMap<>(Trait.class);
        String answered = read.prescan().answerableId();
        Bundle bundle = message.bundle();
        MessageHeader header = message.header();
        put(traits, Trait.HEADER, Optional.of(answered));
        put(
                traits,
                Trait.HEADER_URL,
                Optional.ofNullable(bundle.getEntryFirstRep().getFullUrl()).map(MessageIds::bare));
        put(traits, Trait.BUNDLE, Optional.ofNullable(bundle.getIdElement().getIdPart()));
        put(traits, Trait.REQUEST, Optional.of(requestId));
        put(traits, Trait.ENDPOINT, Optional.ofNullable(header.getSource().getEndpoint()));
        put(traits, Trait.PARTY, reference(header.getSender()));
        put(traits, Trait.FOCUS, reference(header.getFocusFirstRep()));
        addCase(traits, request);
        return new Correlation(answered, traits);
    }

    static Map<Trait, String> ofResponse(Message message) {
        Map<Trait, String> traits = new EnumMap<>(Trait.class);
        MessageHeader header = message.header();
        MessageHeader.MessageDestinationComponent to = header.getDestinationFirstRep();
        put(traits, Trait.ENDPOINT, Optional.ofNullable(to.getEndpoint()));
        put(traits, Trait.PARTY, reference(to.getReceiver()));
        message.find(header.getFocusFirstRep(), ServiceRequest.class).ifPresent(request -> {
            put(traits, Trait.FOCUS, reference(header.getFocusFirstRep()));
            addCase(traits, request);
        });
        return traits;
    }

    private static void addCase(Map<Trait, String> traits, ServiceRequest request) {
        put(traits, Trait.SUBJECT, reference(request.getSubject()));
        put(traits, Trait.ENCOUNTER, reference(request.getEncounter()));
    }

    private static void put(Map<Trait, String> traits, Trait trait, Optional<String> value) {
        value.filter(text -> !text.isBlank()).ifPresent(text -> traits.put(trait, text));
    }

    private static Optional<String> reference(Reference reference) {
        return Optional.ofNullable(reference.getReference()).map(MessageIds::bare);
    }

    /** Some write the urn, some the bare id. */
    static String bare(String id) {
        return id.startsWith(URN) ? id.substring(URN.length()) : id;
    }
}
