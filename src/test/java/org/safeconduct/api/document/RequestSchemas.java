package org.safeconduct.api.document;

import java.io.IOException;
import java.nio.file.Path;
import org.safeconduct.disclosure.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schemas by which the gateway checks what comes, as components: each definition of a file is one of its own. */
final class RequestSchemas {

    private static final String DEFINITIONS = "#/$defs/";

    private RequestSchemas() {}

    /** @param name what the schema of the file is called, and what the names of its definitions begin with */
    static void add(String name, Path file, ObjectNode components) throws IOException {
        ObjectNode schema = (ObjectNode) Json.mapper().readTree(file.toFile());
        JsonNode definitions = schema.path("$defs");
        schema.remove("$defs");
        schema.remove("$schema");
        // It would be the base of references.
        schema.remove("$id");
        components.set(name, pointed(schema, name));
        definitions
                .properties()
                .forEach(one -> components.set(named(name, one.getKey()), pointed(one.getValue(), name)));
    }

    private static String named(String name, String definition) {
        return name + Character.toUpperCase(definition.charAt(0)) + definition.substring(1);
    }

    private static JsonNode pointed(JsonNode node, String name) {
        if (node instanceof ObjectNode object) {
            String reference = object.path("$ref").asString("");
            if (reference.startsWith(DEFINITIONS)) {
                object.put("$ref", "#/components/schemas/" + named(name, reference.substring(DEFINITIONS.length())));
            }
            if (object.path("enum").isArray() && !object.has("type")) {
                // As every code is, which generators of clients do not see for themselves.
                object.put("type", "string");
            }
        }
        node.forEach(child -> pointed(child, name));
        return node;
    }
}
