package org.safeconduct.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.safeconduct.support.AgencySystem;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** The messages that are sent: no two alike in id, and the facts that rules ask for differ too, so that nothing is won by remembering. */
final class Messages {

    static final int SCHOOL_BYTES = 6 * 1024;
    static final int FHIR_BYTES = 41 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> CATEGORIES = List.of(
            "youth-produced-imagery",
            "child-sexual-abuse",
            "child-sexual-exploitation",
            "harmful-sexual-behaviour",
            "physical-abuse",
            "emotional-abuse",
            "neglect",
            "domestic-abuse",
            "criminal-exploitation",
            "missing");
    private static final List<String> HARMS = List.of("significant", "moderate", "low", "unknown");
    private static final List<String> ANSWERS = List.of("yes", "no", "unknown");

    private final SplittableRandom chance = new SplittableRandom(20261124);

    /** The school's example, as long as a real account is, about something else each time. */
    Load.Target school(URI base, Path ca) throws Exception {
        ObjectNode example = (ObjectNode) JSON.readTree(AgencySystem.resource("demo/school.json"));
        ObjectNode concern = (ObjectNode) example.path("concern");
        String narrative = concern.path("narrative").asString();
        concern.put(
                "narrative",
                narrative + " And so on.".repeat((SCHOOL_BYTES - JSON.writeValueAsBytes(example).length) / 11));
        return new Load.Target(
                base.resolve("/schools/v1/disclosures"),
                headers("application/json", "oakfield-school", base, ca),
                id -> JSON.writeValueAsBytes(another(example.deepCopy(), id)));
    }

    private synchronized ObjectNode another(ObjectNode message, String id) {
        message.put("messageId", id);
        message.put("harm", any(HARMS));
        ((ObjectNode) message.path("concern")).putArray("categories").add(any(CATEGORIES));
        ObjectNode factors = (ObjectNode) message.path("factors");
        List.of("coercion", "gain", "imageSharing", "powerImbalance", "multipleAllegedPersons", "apparentlyConsensual")
                .forEach(factor -> factors.put(factor, any(ANSWERS)));
        ((ObjectNode) message.path("subjects").path(0))
                .put("dateOfBirth", (2010 + chance.nextInt(8)) + "-0" + (1 + chance.nextInt(9)) + "-12");
        return message;
    }

    private String any(List<String> of) {
        return of.get(chance.nextInt(of.size()));
    }

    /** The hospital's message with as many further observations as make it as long as a real referral. */
    Load.Target fhir(URI base, Path ca) throws Exception {
        String text = new String(AgencySystem.resource("demo/hospital.xml"), StandardCharsets.UTF_8);
        StringBuilder observations = new StringBuilder();
        for (int i = 0; text.length() + observations.length() < FHIR_BYTES; i++) {
            observations.append("""
                    <entry><fullUrl value="urn:uuid:00000000-0000-4000-8000-%012d"/><resource><Observation>
                      <status value="final"/>
                      <code><coding><system value="http://snomed.info/sct"/><code value="1491000000101"/></coding><text value="Observation %d"/></code>
                      <valueString value="Seen in the department; nothing of note was found on this occasion."/>
                    </Observation></resource></entry>
                    """.formatted(i, i));
        }
        String whole = text.replace("</Bundle>", observations + "</Bundle>");
        return new Load.Target(
                base.resolve("/fhir/$process-message"),
                headers("application/fhir+xml", "st-marys-hospital", base, ca),
                id -> anotherBirth(whole).getBytes(StandardCharsets.UTF_8));
    }

    private synchronized String anotherBirth(String message) {
        return message.replaceFirst(
                "<birthDate value=\"[^\"]*\"/>",
                "<birthDate value=\"" + (2010 + chance.nextInt(14)) + "-0" + (1 + chance.nextInt(9)) + "-12\"/>");
    }

    static Load.Target plain(URI base, int bytes) {
        byte[] body = "x".repeat(bytes).getBytes(StandardCharsets.UTF_8);
        return new Load.Target(base.resolve("/"), Map.of("Content-Type", "application/octet-stream"), id -> body);
    }

    private static Map<String, String> headers(String mediaType, String agency, URI base, Path ca) throws Exception {
        return Map.of(
                "Content-Type",
                mediaType,
                "Authorization",
                "Bearer " + AgencySystem.of(agency, base, ca).token());
    }
}
