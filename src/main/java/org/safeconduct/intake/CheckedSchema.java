package org.safeconduct.intake;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import org.safeconduct.platform.Rejection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A JSON Schema (draft 2020-12) that ships in the jar, and the check against it. */
public final class CheckedSchema {

    private final byte[] text;
    private final JsonNode json;
    private final Schema schema;

    private CheckedSchema(byte[] text) throws IOException {
        this.text = text;
        this.json = new ObjectMapper().readTree(text);
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .formatAssertionsEnabled(true)
                .preloadSchema(true)
                .regularExpressionFactory(EcmaPattern::compile)
                .build();
        this.schema = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, registry -> registry.schemaRegistryConfig(config))
                .getSchema(json);
    }

    /** @throws IllegalStateException if the jar does not have it */
    public static CheckedSchema resource(String name) {
        try (InputStream resource = CheckedSchema.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("missing from the jar: " + name);
            }
            return new CheckedSchema(resource.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schema as it is published. */
    public byte[] text() {
        return text.clone();
    }

    /** @throws Rejection invalid; names the first place and what is wrong there, quotes nothing */
    public void check(JsonNode value) {
        List<SchemaFault> faults = schema.validate(value).stream()
                .map(CheckedSchema::fault)
                .sorted(Comparator.comparing(SchemaFault::pointer).thenComparing(SchemaFault::detail))
                .toList();
        if (!faults.isEmpty()) {
            SchemaFault first = faults.getFirst();
            String others = faults.size() == 1 ? "" : " There are %d faults in all.".formatted(faults.size());
            throw new Rejection(Rejection.Kind.INVALID, first.detail() + others, first.pointer());
        }
    }

    /**
     * The codes that may stand at a place, such as {@code /decidedBy/role}, in the schema's order; of a list those that it may
     * hold.
     *
     * @throws IllegalStateException if the schema lists none there
     */
    public List<String> codes(String pointer) {
        JsonNode codes = at(pointer).path("enum");
        if (codes.isEmpty()) {
            throw new IllegalStateException("no codes at " + pointer);
        }
        return codes.values().stream().map(code -> code.asString()).toList();
    }

    /**
     * How many characters a text may have at a place, or each text of a list.
     *
     * @throws IllegalStateException if the schema says nothing of it
     */
    public int longest(String pointer) {
        JsonNode longest = at(pointer).path("maxLength");
        if (!longest.isInt()) {
            throw new IllegalStateException("any length at " + pointer);
        }
        return longest.intValue();
    }

    private JsonNode at(String pointer) {
        JsonNode here = json;
        for (String name : pointer.substring(1).split("/")) {
            here = resolved(here.path("properties").path(name));
        }
        return here;
    }

    /** What a schema says of a value that is there: where it may be absent, that is the other branch. */
    private JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref")) {
            return resolved(json.at(schema.path("$ref").asString().substring(1)));
        }
        if (schema.has("else")) {
            return resolved(schema.path("else"));
        }
        return schema.has("items") ? resolved(schema.path("items")) : schema;
    }

    private static SchemaFault fault(Error message) {
        return SchemaFault.of(
                message.getKeyword(),
                message.getInstanceLocation().toString(),
                message.getProperty(),
                message.getSchemaNode());
    }
}
