package org.safeconduct.sharing;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
import org.safeconduct.disclosure.Reference;
import org.safeconduct.identity.Caller;
import org.safeconduct.intake.Received;
import org.safeconduct.intake.Submission;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A case of {@code sharing/persons.yaml}: people with what they and others said, and what the rules make of it. */
record PersonsCase(
        String name,
        String effect,
        @Nullable Set<String> goes,
        @Nullable Set<String> waits,
        List<Map<String, Object>> people,
        @Nullable String recipient,
        @Nullable String sector,
        @Nullable String role,
        @Nullable String harm,
        @Nullable Boolean danger,
        @Nullable String consent,
        @Nullable String by) {

    static final LocalDate DAY = LocalDate.of(2026, 11, 18);

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> RELATION = Set.of("of", "being", "also");
    private static final Set<String> AGE = Set.of("years", "yearOfBirth", "dateOfBirth");

    static List<PersonsCase> all() {
        try (InputStream in = Objects.requireNonNull(PersonsCase.class.getResourceAsStream("/sharing/persons.yaml"))) {
            return new YAMLMapper().readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A charity's worry, to the MASH, about these people. */
    static PersonsCase of(List<Map<String, Object>> people) {
        return new PersonsCase("", "", null, null, people, null, null, null, null, null, null, null);
    }

    @Override
    public String toString() {
        return name;
    }

    Partnership register() {
        return new Partnership(
                Code.read(Sector.class, or(sector, "third-sector")).orElseThrow(), Agreement.Standing.CURRENT);
    }

    Received received() {
        return new Received(
                new Caller(Partnership.SHARER, "someone", Set.of()),
                Submission.Channel.THIRD_SECTOR,
                new Reference("SC-7Q4K-2M9T"),
                DAY.atTime(12, 0).toInstant(ZoneOffset.UTC),
                "00",
                Optional.empty(),
                false,
                disclosure(),
                List.of());
    }

    private Disclosure disclosure() {
        ObjectNode body = JSON.createObjectNode();
        body.put("messageId", "m-1").put("nation", "england");
        body.putObject("sharer")
                .put("name", "N")
                .put("role", or(role, "charity-worker"))
                .put("professional", true);
        ArrayNode persons = body.putArray("persons");
        ArrayNode relations = body.putArray("relations");
        ArrayNode accounts = body.putArray("accounts");
        for (Map<String, Object> person : people) {
            persons.add(person(person));
            for (Object other : (List<?>) person.getOrDefault("of", List.of())) {
                relations
                        .addObject()
                        .put("from", (String) person.get("id"))
                        .put("is", (String) person.get("being"))
                        .put("to", (String) other);
            }
            accounts.addObject()
                    .put("known", "observed")
                    .put("narrative", "About " + person.get("id"))
                    .putArray("about")
                    .add((String) person.get("id"));
        }
        ObjectNode concern = body.putObject("concern").put("known", "observed").put("narrative", "About everybody");
        concern.putArray("categories").add("neglect");
        body.put("immediateDanger", Boolean.TRUE.equals(danger)).put("harm", or(harm, "moderate"));
        ObjectNode said =
                body.putObject("consent").put("state", or(consent, "unknown")).put("inform", "told");
        if (by != null) {
            said.put("by", by);
        }
        body.putArray("purposes").add("protect-child").add("protect-adult").add("prevent-or-detect-crime");
        body.putArray("recipients").add(or(recipient, "mash"));
        return DisclosureJson.read(body);
    }

    private static ObjectNode person(Map<String, Object> about) {
        ObjectNode person = JSON.createObjectNode();
        about.forEach((key, value) -> {
            if (AGE.contains(key)) {
                person.withObject("/age").set(key, JSON.valueToTree(value));
            } else if (!RELATION.contains(key)) {
                person.set(key, JSON.valueToTree(value));
            }
        });
        List<Object> roles = new ArrayList<>((List<?>) about.get("roles"));
        roles.addAll((List<?>) about.getOrDefault("also", List.of()));
        person.set("roles", JSON.valueToTree(roles));
        return person;
    }

    private static String or(@Nullable String said, String otherwise) {
        return said == null ? otherwise : said;
    }
}
