package org.safeconduct.intake.health;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.safeconduct.platform.Rejection;

/** A message Bundle whose entries can be found: by reference, by type, and by their place for people. */
final class Message {

    private final Bundle bundle;
    private final List<Resource> resources = new ArrayList<>();
    private final Map<String, Resource> byUrl = new HashMap<>();
    private final IdentityHashMap<Resource, String> places = new IdentityHashMap<>();

    private Message(Bundle bundle) {
        this.bundle = bundle;
    }

    /** @throws Rejection invalid, if the Bundle is not a message, or two entries have one name */
    static Message of(Bundle bundle) {
        if (bundle.getType() != Bundle.BundleType.MESSAGE) {
            throw new Rejection(Rejection.Kind.INVALID, "The Bundle is not of type message.", "Bundle.type");
        }
        Message message = new Message(bundle);
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            Bundle.BundleEntryComponent entry = bundle.getEntry().get(i);
            String place = "Bundle.entry[" + i + "]";
            Resource resource = entry.getResource();
            if (resource == null) {
                throw new Rejection(Rejection.Kind.INVALID, "An entry has no resource.", place);
            }
            message.resources.add(resource);
            message.places.put(resource, place + ".resource");
            if (entry.hasFullUrl() && message.byUrl.put(entry.getFullUrl(), resource) != null) {
                // Two entries with one name: which of them a reference means cannot be known.
                throw new Rejection(Rejection.Kind.INVALID, "Another entry has the same fullUrl.", place + ".fullUrl");
            }
        }
        if (message.resources.isEmpty() || !(message.resources.getFirst() instanceof MessageHeader)) {
            throw new Rejection(
                    Rejection.Kind.INVALID,
                    "The first entry of a message is a MessageHeader.",
                    "Bundle.entry[0].resource");
        }
        return message;
    }

    Bundle bundle() {
        return bundle;
    }

    MessageHeader header() {
        return (MessageHeader) resources.getFirst();
    }

    List<Resource> resources() {
        return resources;
    }

    <T extends Resource> Stream<T> all(Class<T> type) {
        return resources.stream().filter(type::isInstance).map(type::cast);
    }

    /** FHIRPath of an entry's resource, from the Bundle. */
    String place(Resource resource) {
        return places.getOrDefault(resource, "Bundle");
    }

    /** What a reference means: a contained resource, or one entry of this message; nothing outside it is ever fetched. */
    <T extends Resource> Optional<T> find(Reference reference, Class<T> type) {
        String target = Optional.ofNullable(reference.getReference()).orElse("");
        Stream<Resource> found;
        if (target.startsWith("#")) {
            found = Stream.ofNullable(reference.getResource() instanceof Resource contained ? contained : null);
        } else if (byUrl.containsKey(target)) {
            found = Stream.of(byUrl.get(target));
        } else {
            List<Resource> named = resources.stream()
                    .filter(resource -> resource.hasId()
                            && target.equals(resource.fhirType() + "/"
                                    + resource.getIdElement().getIdPart()))
                    .toList();
            found = named.size() == 1 ? named.stream() : Stream.empty();
        }
        return found.filter(type::isInstance).map(type::cast).findFirst();
    }

    /**
     * Whether a resource is about this patient: it says so; or it names no patient, and the message has only one. A
     * reference that leads nowhere may mean someone else, and so means nobody.
     */
    boolean isAbout(Patient patient, Reference subject) {
        Optional<Resource> named = find(subject, Resource.class);
        if (named.isEmpty() ? subject.hasReference() : named.get() instanceof Patient) {
            return named.filter(found -> found == patient).isPresent();
        }
        return all(Patient.class).count() == 1;
    }
}
