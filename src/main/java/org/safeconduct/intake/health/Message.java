package org.safeconduct.intake.health;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.platform.Rejection;

/** A message Bundle whose entries can be found: by reference, by type, and by their place for people. */
final class Message {

    private static final String URN = "urn:uuid:";
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)(urn:|https?://).+");
    private static final Pattern RELATIVE = Pattern.compile("[A-Za-z]+/[A-Za-z0-9.-]+");

    private final Bundle bundle;
    private final Absences absences;
    private final List<Resource> resources = new ArrayList<>();
    private final Map<String, Resource> byUrl = new HashMap<>();
    private final IdentityHashMap<Resource, String> places = new IdentityHashMap<>();

    private Message(FhirWire.Read read) {
        this.bundle = read.bundle();
        this.absences = read.absences();
    }

    /** @throws Rejection invalid, if the Bundle is not a message, or two entries have one name */
    static Message of(FhirWire.Read read) {
        Bundle bundle = read.bundle();
        if (bundle.getType() != Bundle.BundleType.MESSAGE) {
            throw new Rejection(Rejection.Kind.INVALID, "The Bundle is not of type message.", "Bundle.type");
        }
        Message message = new Message(read);
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            Bundle.BundleEntryComponent entry = bundle.getEntry().get(i);
            String place = "Bundle.entry[" + i + "]";
            Resource resource = entry.getResource();
            if (resource == null) {
                throw new Rejection(Rejection.Kind.INVALID, "An entry has no resource.", place);
            }
            message.resources.add(resource);
            message.places.put(resource, place + ".resource");
            if (resource instanceof DomainResource domain) {
                for (int inside = 0; inside < domain.getContained().size(); inside++) {
                    message.places.put(
                            domain.getContained().get(inside), place + ".resource.contained[" + inside + "]");
                }
            }
            if (entry.hasFullUrl()) {
                message.name(resource, entry.getFullUrl(), place + ".fullUrl");
            }
        }
        if (message.resources.isEmpty() || !(message.resources.getFirst() instanceof MessageHeader)) {
            throw new Rejection(
                    Rejection.Kind.INVALID,
                    "The first entry of a message is a MessageHeader.",
                    "Bundle.entry[0].resource");
        }
        message.refuseAmbiguous();
        return message;
    }

    private void name(Resource resource, String url, String place) {
        if (!ABSOLUTE.matcher(url).matches()) {
            throw new Rejection(Rejection.Kind.INVALID, "A fullUrl is an absolute address (FHIR R4, 2.36.4).", place);
        }
        if (byUrl.put(key(url), resource) != null) {
            // Two entries with one name: which of them a reference means cannot be known.
            throw new Rejection(Rejection.Kind.INVALID, "Another entry has the same fullUrl.", place);
        }
    }

    private void refuseAmbiguous() {
        Elements.visit(bundle, (place, name, value) -> {
            if (value instanceof Reference reference
                    && entries(target(reference)).size() > 1) {
                throw new Rejection(
                        Rejection.Kind.INVALID, "Two entries could be meant by this reference.", place + ".reference");
            }
        });
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

    /** An answer to what stands at a place: what it says, or why it says nothing. */
    <T> Answer<T> answer(Optional<T> value, String place) {
        return value.map(Answer::known).orElseGet(() -> Answer.absent(absences.at(place)));
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
        String target = target(reference);
        Stream<Resource> found = target.startsWith("#")
                ? Stream.ofNullable(reference.getResource() instanceof Resource contained ? contained : null)
                : entries(target).stream();
        return found.filter(type::isInstance).map(type::cast).findFirst();
    }

    /**
     * Every entry that may be meant: the one of that address, and for a relative reference each that has this type and id, in the
     * resource or in its address. Senders mix these ways, so none outranks another.
     */
    private Set<Resource> entries(String target) {
        Set<Resource> meant = Collections.newSetFromMap(new IdentityHashMap<>());
        Optional.ofNullable(byUrl.get(key(target))).ifPresent(meant::add);
        if (RELATIVE.matcher(target).matches()) {
            byUrl.forEach((url, resource) -> {
                if (url.endsWith("/" + target)
                        || target.equalsIgnoreCase(resource.fhirType() + "/" + MessageIds.bare(url))) {
                    meant.add(resource);
                }
            });
            resources.stream()
                    .filter(resource -> resource.hasId()
                            && target.equals(resource.fhirType() + "/"
                                    + resource.getIdElement().getIdPart()))
                    .forEach(meant::add);
        }
        return meant;
    }

    private static String target(Reference reference) {
        return Optional.ofNullable(reference.getReference()).orElse("");
    }

    /** A UUID is the same in capitals (RFC 4122 section 3). */
    private static String key(String url) {
        return url.regionMatches(true, 0, URN, 0, URN.length()) ? url.toLowerCase(Locale.ROOT) : url;
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
