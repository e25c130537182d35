package org.safeconduct.intake.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.StrictJson;
import tools.jackson.databind.JsonNode;

/**
 * What can be said of a FHIR document before HAPI sees it. A first look with parsers that are bounded and follow no
 * reference, because HAPI alone neither limits depth nor tells STU3 from R4.
 *
 * @param type the root's resource type
 * @param headerId the id of the first entry: the resource's own, or the one its fullUrl carries
 * @param profiles every profile that a resource claims
 */
record Prescan(String type, Optional<String> headerId, List<String> profiles) {

    private static final String URN = "urn:uuid:";
    private static final Pattern FHIR_ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    Prescan {
        profiles = List.copyOf(profiles);
    }

    /** @throws org.safeconduct.platform.Rejection malformed */
    static Prescan of(String text, WireFormat format) {
        return switch (format) {
            case JSON -> ofJson(StrictJson.read(text));
            case XML -> XmlOutline.of(text);
        };
    }

    /** Whether it says itself that it is FHIR STU3, as CareConnect and GP Connect messages do. */
    boolean claimsStu3() {
        return profiles.stream()
                .anyMatch(profile -> profile.contains("/STU3/")
                        || profile.contains("/CareConnect-")
                        || profile.startsWith("http://hl7.org/fhir/3."));
    }

    /**
     * The header's id, fit to stand in {@code MessageHeader.response.identifier}.
     *
     * @throws Rejection invalid, if there is none: the sender could not match the answer with the question
     */
    String answerableId() {
        return headerId.filter(id -> FHIR_ID.matcher(id).matches())
                .orElseThrow(() -> new Rejection(
                        Rejection.Kind.INVALID,
                        "The MessageHeader has neither an id nor a fullUrl of the form urn:uuid:.",
                        "Bundle.entry[0]"));
    }

    static Optional<String> headerId(String resourceId, String fullUrl) {
        if (!resourceId.isEmpty()) {
            return Optional.of(resourceId);
        }
        return fullUrl.startsWith(URN) ? Optional.of(fullUrl.substring(URN.length())) : Optional.empty();
    }

    private static Prescan ofJson(JsonNode root) {
        List<String> profiles = new ArrayList<>();
        root.at("/meta/profile").forEach(profile -> profiles.add(profile.asString("")));
        for (JsonNode entry : root.path("entry")) {
            entry.at("/resource/meta/profile").forEach(profile -> profiles.add(profile.asString("")));
        }
        JsonNode first = root.path("entry").path(0);
        return new Prescan(
                root.path("resourceType").asString(""),
                headerId(
                        first.at("/resource/id").asString(""),
                        first.path("fullUrl").asString("")),
                profiles);
    }
}
