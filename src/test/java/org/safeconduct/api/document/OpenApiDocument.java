package org.safeconduct.api.document;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.safeconduct.disclosure.Json;
import org.safeconduct.identity.Role;
import org.safeconduct.identity.access.AccessRule;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The description of the interface: its shape from the code, its words from {@code operations.yaml}. */
final class OpenApiDocument {

    private static final Path WORDS = Path.of("src/main/openapi/operations.yaml");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String JSON_TYPE = "application/json";

    private final ObjectNode words;
    private final AnswerSchemas types = new AnswerSchemas();
    private final ObjectNode document = JSON.createObjectNode();

    private OpenApiDocument(ObjectNode words) {
        this.words = words;
    }

    /** The calls that are described in words, by method and path. */
    static Set<String> described() throws IOException {
        return new TreeSet<>(words().path("operations").propertyNames());
    }

    static String write(List<Call> calls) throws IOException {
        return JSON.writeValueAsString(new OpenApiDocument(words()).build(calls)) + "\n";
    }

    private static ObjectNode words() throws IOException {
        // Not Jackson, which takes an alias for a text.
        return JSON.valueToTree(new Yaml().load(Files.readString(WORDS)));
    }

    private ObjectNode build(List<Call> calls) throws IOException {
        document.put("openapi", "3.1.0");
        ((ObjectNode) document.set("info", words.path("info")).path("info")).put("version", "1");
        document.putArray("servers")
                .addObject()
                .put("url", "https://localhost:8443")
                .put("description", "In development.");
        document.set("tags", words.path("tags"));
        ObjectNode paths = document.putObject("paths");
        for (Call call : calls) {
            JsonNode said = words.path("operations").path(call.name());
            if (said.isObject()) {
                ObjectNode path =
                        paths.has(call.path()) ? (ObjectNode) paths.path(call.path()) : paths.putObject(call.path());
                path.set(call.method().toLowerCase(Locale.ROOT), operation(call, said));
            }
        }
        document.set("components", components());
        return document;
    }

    private ObjectNode operation(Call call, JsonNode said) throws IOException {
        AccessRule rule = call.rule().orElseThrow();
        ObjectNode operation = JSON.createObjectNode();
        operation.put("operationId", said.path("id").asString());
        operation.putArray("tags").add(said.path("tag").asString());
        operation.put("summary", said.path("summary").asString());
        if (said.has("description")) {
            operation.set("description", said.path("description"));
        }
        callers(operation, rule);
        ArrayNode parameters = Parameters.of(call, words.path("parameters"));
        said.path("parameters").forEach(parameters::add);
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
        if (said.has("body")) {
            operation.set("requestBody", body(call, said.path("body")));
        }
        operation.set("responses", answers(call, rule, said));
        return operation;
    }

    private static void callers(ObjectNode operation, AccessRule rule) {
        ArrayNode security = operation.putArray("security");
        if (rule.open()) {
            return;
        }
        ObjectNode bound = security.addObject();
        bound.putArray("token");
        bound.putArray("certificate");
        security.addObject().putArray("token");
        ObjectNode callers = operation.putObject("x-callers");
        ArrayNode roles = callers.putArray("roles");
        rule.roles().stream().map(Role::code).sorted().forEach(roles::add);
        ArrayNode sectors = callers.putArray("sectors");
        rule.sectors().stream().map(sector -> sector.code()).sorted().forEach(sectors::add);
    }

    private ObjectNode body(Call call, JsonNode said) throws IOException {
        ObjectNode body = JSON.createObjectNode().put("required", true);
        ObjectNode content = body.putObject("content");
        JsonNode example = said.path("example");
        if (example.isString()) {
            example = JSON.readTree(Files.readString(Path.of(example.asString())));
        }
        Set<String> media = new TreeSet<>();
        said.path("media").forEach(type -> media.add(type.asString()));
        call.consumes().forEach(type -> media.add(type.toString()));
        if (media.isEmpty()) {
            media.add(JSON_TYPE);
        }
        for (String type : media) {
            ObjectNode form = content.putObject(type);
            form.set("schema", schema(said));
            if (example.isObject() && type.endsWith("json")) {
                form.set("example", example);
            }
        }
        return body;
    }

    private ObjectNode answers(Call call, AccessRule rule, JsonNode said) {
        ObjectNode answers = JSON.createObjectNode();
        said.path("answers").properties().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .forEach(one -> answers.set(one.getKey(), answer(call, one.getValue())));
        Set<Integer> refusals = new TreeSet<>(Set.of(429, 500, 503));
        said.path("refusals").forEach(status -> refusals.add(status.asInt()));
        if (!rule.open()) {
            refusals.addAll(Set.of(401, 403));
        }
        if (call.path().contains("{")) {
            refusals.add(404);
        }
        if (said.has("body")) {
            refusals.addAll(Set.of(400, 413, 422));
            if (!rule.open()) {
                refusals.add(409);
            }
            if (!call.consumes().isEmpty() || call.isFhir()) {
                refusals.add(415);
            }
        }
        if (call.path().startsWith("/governance/") && call.path().matches(".*/(evidence|proof|figures)")) {
            refusals.addAll(Set.of(400, 422));
        }
        for (int status : refusals) {
            answers.putObject(String.valueOf(status))
                    .put(
                            "$ref",
                            "#/components/responses/" + (call.isFhir() && status != 401 ? "Fhir" : "")
                                    + reason(status));
        }
        return answers;
    }

    private static String reason(int status) {
        return HttpStatus.valueOf(status).getReasonPhrase().replaceAll("[^A-Za-z]", "");
    }

    private ObjectNode answer(Call call, JsonNode said) {
        ObjectNode answer = JSON.createObjectNode();
        answer.set("description", said.path("description"));
        said.path("headers")
                .forEach(name -> headers(answer)
                        .putObject(name.asString())
                        .put("$ref", "#/components/headers/" + name.asString()));
        ObjectNode content = answer.putObject("content");
        if (said.has("content")) {
            said.path("content")
                    .properties()
                    .forEach(form -> content.putObject(form.getKey()).set("schema", schema(form.getValue())));
        } else {
            content.putObject(JSON_TYPE).set("schema", types.of(answered(call)));
        }
        return answer;
    }

    private static ObjectNode headers(ObjectNode answer) {
        return answer.has("headers") ? (ObjectNode) answer.path("headers") : answer.putObject("headers");
    }

    /** @throws IllegalArgumentException if the code does not say what is answered, and the words must */
    private static Type answered(Call call) {
        Type type = call.handler().getMethod().getGenericReturnType();
        Type body = type instanceof ParameterizedType generic && generic.getRawType() == ResponseEntity.class
                ? generic.getActualTypeArguments()[0]
                : type;
        if (body.getTypeName().equals("?")
                || Set.of(Object.class, byte[].class, void.class, Resource.class)
                        .contains(body)) {
            throw new IllegalArgumentException(call.name() + ": operations.yaml must say what it answers");
        }
        return body;
    }

    /** A component's name, a schema, or Java types. */
    private ObjectNode schema(JsonNode said) {
        if (said.isString()) {
            return reference(said.asString());
        }
        if (said.has("type")) {
            return types.of(type(said.path("type").asString()));
        }
        if (said.has("types")) {
            ObjectNode any = JSON.createObjectNode();
            ArrayNode each = any.putArray("anyOf");
            said.path("types").forEach(type -> each.add(types.of(type(type.asString()))));
            return any;
        }
        JsonNode schema = said.path("schema");
        return schema.isString() ? reference(schema.asString()) : (ObjectNode) schema;
    }

    private static Type type(String canonical) {
        var type = Json.mapper().getTypeFactory().constructFromCanonical(canonical);
        return type.containedTypeCount() == 0
                ? type.getRawClass()
                : new Generic(type.getRawClass(), type.containedType(0).getRawClass());
    }

    private record Generic(Class<?> raw, Class<?> parameter) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return new Type[] {parameter};
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public Type getOwnerType() {
            return raw.getDeclaringClass();
        }
    }

    private static ObjectNode reference(String component) {
        return JSON.createObjectNode().put("$ref", "#/components/schemas/" + component);
    }

    private ObjectNode components() throws IOException {
        ObjectNode components = JSON.createObjectNode();
        components.set("headers", words.path("headers"));
        ObjectNode responses = components.putObject("responses");
        words.path("problems").properties().forEach(problem -> {
            int status = Integer.parseInt(problem.getKey());
            responses.set(reason(status), problem(status, problem.getValue(), "application/problem+json"));
            responses.set(
                    "Fhir" + reason(status),
                    problem(
                            status,
                            problem.getValue(),
                            "application/fhir+json",
                            "application/fhir+xml",
                            // Of a refusal before it comes to the door.
                            "application/problem+json"));
        });
        ObjectNode schemas = types.all();
        words.path("schemas").properties().forEach(schema -> schemas.set(schema.getKey(), schema.getValue()));
        for (var file : words.path("files").properties()) {
            RequestSchemas.add(file.getKey(), Path.of(file.getValue().asString()), schemas);
        }
        components.set("schemas", sorted(schemas));
        components.set("securitySchemes", security());
        return (ObjectNode) used(components);
    }

    private ObjectNode problem(int status, JsonNode description, String... media) {
        ObjectNode answer = JSON.createObjectNode();
        answer.set("description", description);
        switch (status) {
            case 401 -> header(answer, "WWW-Authenticate");
            case 429, 503 -> header(answer, "Retry-After");
            case 500 -> header(answer, "X-Problem-Id");
            default -> {}
        }
        ObjectNode content = answer.putObject("content");
        Arrays.stream(media)
                .forEach(type -> content.putObject(type)
                        .set("schema", reference(type.contains("fhir") ? "FhirResource" : "Problem")));
        return answer;
    }

    private static void header(ObjectNode answer, String name) {
        headers(answer).putObject(name).put("$ref", "#/components/headers/" + name);
    }

    private ObjectNode security() {
        ObjectNode schemes = JSON.createObjectNode();
        schemes.putObject("certificate").put("type", "mutualTLS").set("description", words.at("/security/certificate"));
        ObjectNode token = schemes.putObject("token").put("type", "oauth2");
        token.set("description", words.at("/security/token"));
        token.putObject("flows")
                .putObject("clientCredentials")
                .put("tokenUrl", "https://localhost:8443/oauth2/token")
                .putObject("scopes");
        return schemes;
    }

    /** Without responses that no call has. */
    private ObjectNode used(ObjectNode components) {
        String calls = document.path("paths").toString();
        ObjectNode responses = (ObjectNode) components.path("responses");
        List.copyOf(responses.propertyNames()).stream()
                .filter(name -> !calls.contains("\"#/components/responses/" + name + "\""))
                .forEach(responses::remove);
        components.set("responses", sorted(responses));
        return components;
    }

    private static ObjectNode sorted(ObjectNode by) {
        ObjectNode sorted = JSON.createObjectNode();
        by.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> sorted.set(one.getKey(), one.getValue()));
        return sorted;
    }
}
