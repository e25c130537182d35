package org.safeconduct.handling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.safeconduct.disclosure.Code;
import org.safeconduct.handling.HandlingFacts.Route;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The cases that test resources hold as data. */
final class Cases {

    static final YAMLMapper YAML = new YAMLMapper();
    private static final Path FOLDER = Path.of("src/test/resources/handling");

    private Cases() {}

    /** One of {@code cases.yaml}. */
    record Case(
            JsonNode with,
            String scenario,
            String name,
            Optional<Route> police,
            Optional<Route> mash,
            List<String> says,
            List<String> never,
            Optional<List<String>> clocks) {

        HandlingFacts facts() {
            HandlingFacts facts = Cases.facts(scenario, with);
            return new HandlingFacts(
                    facts.nation(),
                    facts.role(),
                    facts.professional(),
                    facts.subjects(),
                    facts.allegedPersons(),
                    facts.categories(),
                    facts.factors(),
                    facts.immediateDanger(),
                    facts.wishes(),
                    facts.inform(),
                    police.orElse(facts.police()),
                    mash.orElse(facts.mash()),
                    facts.known(),
                    facts.forum(),
                    facts.dangerIfParentsKnow());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> all() {
        return read("cases.yaml")
                .valueStream()
                .map(node -> new Case(
                        node.path("with"),
                        node.path("scenario").asString(),
                        node.path("case").asString(),
                        Code.read(Route.class, node.path("police").asString()),
                        Code.read(Route.class, node.path("mash").asString()),
                        texts(node.path("says")),
                        texts(node.path("never")),
                        node.has("clocks") ? Optional.of(texts(node.path("clocks"))) : Optional.empty()))
                .toList();
    }

    static List<String> texts(JsonNode list) {
        return YAML.convertValue(list.isMissingNode() ? YAML.createArrayNode() : list, new TypeReference<>() {});
    }

    static JsonNode read(String file) {
        try {
            return YAML.readTree(Files.readAllBytes(FOLDER.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HandlingFacts facts(String scenario, JsonNode with) {
        return FactsReader.read(body(scenario, with), County.TODAY);
    }

    /** A scenario's body with a merge patch (RFC 7396) laid over it. */
    static byte[] body(String scenario, JsonNode with) {
        ObjectNode body = (ObjectNode) read("scenarios/" + scenario + ".json");
        return merged(body, with).toString().getBytes(StandardCharsets.UTF_8);
    }

    static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = target.isObject() ? ((ObjectNode) target).deepCopy() : YAML.createObjectNode();
        patch.properties().forEach(entry -> {
            if (entry.getValue().isNull()) {
                result.remove(entry.getKey());
            } else {
                result.set(entry.getKey(), merged(result.path(entry.getKey()), entry.getValue()));
            }
        });
        return result;
    }
}
