package org.safeconduct.sharing;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.safeconduct.agreement.Agreement;
import org.safeconduct.agreement.Sector;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.DisclosureJson;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.identity.Caller;
import org.safeconduct.intake.Received;
import org.safeconduct.intake.Submission;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * One line of {@code sharing/cases.yaml}: the facts that differ from {@code defaults}, and what is expected.
 *
 * @param facts keys as {@link #disclosure()} reads them
 * @param override rule inputs that no disclosure carries yet; such a case is put to the table itself
 */
record Case(
        String name,
        Map<String, Object> facts,
        Map<String, Object> override,
        String effect,
        Set<String> rules,
        Set<String> withheld,
        Set<String> obligations,
        Map<String, String> gates) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final File FILE = file();

    record File(Map<String, Object> defaults, List<Line> cases) {}

    record Line(
            String name,
            @Nullable Map<String, Object> given,
            @Nullable Map<String, Object> override,
            String effect,
            Set<String> rules,
            @Nullable Set<String> withheld,
            @Nullable Set<String> obligations,
            @Nullable Map<String, String> gates) {

        Case with(Map<String, Object> defaults) {
            Map<String, Object> facts = new java.util.HashMap<>(defaults);
            facts.putAll(orEmpty(given));
            return new Case(
                    name,
                    facts,
                    orEmpty(override),
                    effect,
                    rules,
                    withheld == null ? Set.of() : withheld,
                    obligations == null ? Set.of() : obligations,
                    gates == null ? Map.of() : gates);
        }

        private static Map<String, Object> orEmpty(@Nullable Map<String, Object> map) {
            return map == null ? Map.of() : map;
        }
    }

    static List<Case> all() {
        return FILE.cases().stream().map(line -> line.with(FILE.defaults())).toList();
    }

    /** The facts of the defaults, with these in their place. */
    static Case of(Map<String, Object> given) {
        return new Line("", given, null, "", Set.of(), null, null, null).with(FILE.defaults());
    }

    private static File file() {
        try (InputStream in = Objects.requireNonNull(Case.class.getResourceAsStream("/sharing/cases.yaml"))) {
            return new YAMLMapper().readValue(in, File.class);
        } catch (IOException | JacksonException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    Partnership register() {
        return new Partnership(
                Code.read(Sector.class, text("sector")).orElseThrow(),
                Agreement.Standing.valueOf(text("agreement").toUpperCase(java.util.Locale.ROOT)));
    }

    Recipient recipient() {
        return Code.read(Recipient.class, text("recipient")).orElseThrow();
    }

    LocalDate day() {
        return LocalDate.parse(text("on"));
    }

    Received received() {
        return new Received(
                new Caller(Partnership.SHARER, "someone", Set.of()),
                Submission.Channel.SCHOOL,
                new Reference("SC-7Q4K-2M9T"),
                day().atTime(12, 0).toInstant(ZoneOffset.UTC),
                "00",
                Optional.empty(),
                false,
                disclosure(),
                List.of());
    }

    Disclosure disclosure() {
        ObjectNode body = JSON.createObjectNode();
        body.put("messageId", "m-1").put("nation", text("nation"));
        body.putObject("sharer").put("name", "N").put("role", text("role")).put("professional", true);
        ArrayNode subjects = body.putArray("subjects");
        for (Object subject : (List<?>) value("subjects")) {
            subjects.add(subject((Map<?, ?>) subject));
        }
        ArrayNode alleged = body.putArray("allegedPersons");
        for (Object person : (List<?>) value("alleged")) {
            Map<?, ?> about = (Map<?, ?>) person;
            ObjectNode node = alleged.addObject().put("relationship", "peer").put("identified", "yes");
            node.put("positionOfTrust", about.containsKey("trust") ? String.valueOf(about.get("trust")) : "no");
            if (about.containsKey("age")) {
                node.put("ageYears", (Integer) about.get("age"));
            }
        }
        ObjectNode concern = body.putObject("concern").put("known", text("known"));
        concern.set("categories", JSON.valueToTree(value("categories")));
        if (Boolean.TRUE.equals(value("narrative"))) {
            concern.put("narrative", "What happened.");
        }
        body.set("factors", JSON.valueToTree(value("factors")));
        body.put("immediateDanger", (Boolean) value("danger")).put("harm", text("harm"));
        body.put("othersAtRisk", text("others"));
        ObjectNode consent =
                body.putObject("consent").put("state", text("consent")).put("inform", text("inform"));
        putUnlessNone(consent, "by", "by");
        putUnlessNone(consent, "reason", "reason");
        body.set("purposes", JSON.valueToTree(value("purposes")));
        putUnlessNone(body, "gateway", "gateway");
        body.putArray("recipients").add(text("recipient"));
        ArrayNode supporting = body.putArray("supporting");
        for (Object label : (List<?>) value("items")) {
            supporting.addObject().put("sensitivity", label.toString()).put("text", "item " + label);
        }
        if (Boolean.TRUE.equals(value("attachment"))) {
            body.putArray("attachments")
                    .addObject()
                    .put("name", "a")
                    .put("mediaType", "text/plain")
                    .put("data", "AA==");
        }
        return DisclosureJson.read(body);
    }

    private static ObjectNode subject(Map<?, ?> about) {
        ObjectNode node = JSON.createObjectNode().put("kind", String.valueOf(about.get("kind")));
        for (String key : List.of("dateOfBirth", "upn", "mentalCapacity")) {
            if (about.containsKey(key)) {
                node.put(key, String.valueOf(about.get(key)));
            }
        }
        if (about.containsKey("address")) {
            ObjectNode address = node.putObject("address");
            address.putArray("lines").add("1 Street");
            address.put("doNotDisclose", "hidden".equals(about.get("address")));
        }
        return node;
    }

    private void putUnlessNone(ObjectNode node, String key, String fact) {
        if (!text(fact).equals("none")) {
            node.put(key, text(fact));
        }
    }

    private String text(String fact) {
        return value(fact).toString();
    }

    private Object value(String fact) {
        return Objects.requireNonNull(facts.get(fact), fact);
    }
}
