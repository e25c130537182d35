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
    private final Schema schema;

    private CheckedSchema(byte[] text) throws IOException {
        this.text = text;
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .formatAssertionsEnabled(true)
                .preloadSchema(true)
                .regularExpressionFactory(EcmaPattern::compile)
                .build();
        this.schema = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, registry -> registry.schemaRegistryConfig(config))
                .getSchema(new ObjectMapper().readTree(text));
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

    private static SchemaFault fault(Error message) {
        return SchemaFault.of(
                message.getKeyword(),
                message.getInstanceLocation().toString(),
                message.getProperty(),
                message.getSchemaNode());
    }
}
