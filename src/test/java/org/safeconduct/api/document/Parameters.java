package org.safeconduct.api.document;

import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.safeconduct.disclosure.Json;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a call takes besides its body, from the parameters of its method. */
final class Parameters {

    /** OpenAPI says these by media types and security. */
    private static final Set<String> SAID_ELSEWHERE = Set.of("Accept", "Content-Type", "Authorization");

    private Parameters() {}

    /** @param words description and example by name */
    static ArrayNode of(Call call, JsonNode words) {
        ArrayNode all = Json.mapper().createArrayNode();
        for (Parameter parameter : call.handler().getMethod().getParameters()) {
            of(parameter, words).ifPresent(all::add);
        }
        return all;
    }

    private static Optional<ObjectNode> of(Parameter parameter, JsonNode words) {
        if (parameter.isAnnotationPresent(PathVariable.class)) {
            return Optional.of(written(parameter.getName(), "path", true, "", parameter.getType(), words));
        }
        RequestParam query = parameter.getAnnotation(RequestParam.class);
        if (query != null && !java.util.Map.class.isAssignableFrom(parameter.getType())) {
            return Optional.of(written(
                    named(query.name(), query.value(), parameter),
                    "query",
                    query.required() && query.defaultValue().equals(ValueConstants.DEFAULT_NONE),
                    byDefault(query.defaultValue()),
                    parameter.getType(),
                    words));
        }
        RequestHeader header = parameter.getAnnotation(RequestHeader.class);
        if (header != null && !SAID_ELSEWHERE.contains(named(header.name(), header.value(), parameter))) {
            return Optional.of(written(
                    named(header.name(), header.value(), parameter), "header", false, "", parameter.getType(), words));
        }
        return parameter.getType() == Locale.class
                ? Optional.of(written("Accept-Language", "header", false, "", String.class, words))
                : Optional.empty();
    }

    private static String named(String name, String value, Parameter parameter) {
        return List.of(name, value).stream()
                .filter(given -> !given.isEmpty())
                .findFirst()
                .orElse(parameter.getName());
    }

    private static String byDefault(String given) {
        return given.equals(ValueConstants.DEFAULT_NONE) ? "" : given;
    }

    private static ObjectNode written(
            String name, String in, boolean required, String byDefault, Class<?> type, JsonNode words) {
        ObjectNode parameter =
                Json.mapper().createObjectNode().put("name", name).put("in", in);
        JsonNode said = words.path(name);
        if (!said.has("description")) {
            throw new IllegalArgumentException("operations.yaml does not say what the parameter " + name + " is");
        }
        parameter.set("description", said.path("description"));
        if (required) {
            parameter.put("required", true);
        }
        ObjectNode schema = parameter.putObject("schema");
        if (type == int.class) {
            schema.put("type", "integer");
        } else if (type == boolean.class) {
            schema.put("type", "boolean");
        } else {
            schema.put("type", "string");
        }
        if (type == UUID.class) {
            schema.put("format", "uuid");
        }
        if (!byDefault.isEmpty()) {
            if (type == boolean.class) {
                schema.put("default", Boolean.parseBoolean(byDefault));
            } else if (type == int.class) {
                schema.put("default", Integer.parseInt(byDefault));
            } else {
                schema.put("default", byDefault);
            }
        }
        if (said.has("example")) {
            parameter.set("example", said.path("example"));
        }
        return parameter;
    }
}
