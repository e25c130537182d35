package org.safeconduct.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import org.safeconduct.platform.Rejection;

/** A JSON Schema (draft 2020-12) that ships in the jar, and the check against it. */
public final class CheckedSchema {

    private final byte[] text;
    private final JsonSchema schema;

    private CheckedSchema(byte[] text) throws IOException {
        this.text = text;
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .formatAssertionsEnabled(true)
                .preloadJsonSchema(true)
                .build();
        this.schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(new ObjectMapper().readTree(text), config);
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

    private static SchemaFault fault(ValidationMessage message) {
        return SchemaFault.of(
                message.getType(),
                message.getInstanceLocation().toString(),
                message.getProperty(),
                message.getSchemaNode());
    }
}
