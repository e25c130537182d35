package org.safeconduct.api.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code /openapi.json} describes every call as it is. */
class OpenApiTest {

    private static final Path DOCUMENT = Path.of("src/main/resources/openapi/openapi.json");

    /** As https://spec.openapis.org publishes it (Apache-2.0). */
    private static final Path OPENAPI = Path.of("src/test/resources/openapi/schema-3.1.json");

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theDocumentIsWhatTheCodeSays() throws IOException {
        String expected = OpenApiDocument.write(Call.all());
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(DOCUMENT, expected);
        }

        assertThat(Files.readString(DOCUMENT))
                .as(
                        "%s; to write it anew: ./mvnw test -Dtest=OpenApiTest -Dopenapi.write=true, and read what changed",
                        DOCUMENT)
                .isEqualTo(expected);
    }

    @Test
    void everyCallIsDescribed_andNothingElse() throws IOException {
        Set<String> mapped = new TreeSet<>();
        Call.all().forEach(call -> mapped.add(call.name()));

        assertThat(mapped).hasSizeGreaterThan(50);
        assertThat(OpenApiDocument.described()).isEqualTo(mapped);
        assertThat(operations()).isEqualTo(mapped);
    }

    @Test
    void itIsAnOpenApiDocument() throws IOException {
        List<Error> errors =
                schema(JSON.readTree(OPENAPI.toFile())).validate(Files.readString(DOCUMENT), InputFormat.JSON);

        assertThat(errors).isEmpty();
    }

    @Test
    void everyReferenceLeadsSomewhere_andEveryOperationHasItsOwnName() throws IOException {
        JsonNode document = JSON.readTree(DOCUMENT.toFile());
        List<String> ids = new ArrayList<>(document.findValuesAsString("operationId"));

        assertThat(document.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
        assertThat(ids).hasSizeGreaterThan(50).doesNotHaveDuplicates();
    }

    /** What a reader copies must be what the gateway takes. */
    @Test
    void everyExampleIsAsItsSchemaSays() throws IOException {
        JsonNode document = JSON.readTree(DOCUMENT.toFile());
        int examples = 0;
        for (JsonNode path : document.path("paths")) {
            for (JsonNode operation : path) {
                for (JsonNode form : operation.at("/requestBody/content")) {
                    if (form.has("example")) {
                        assertThat(whole(form.path("schema"), document).validate(form.path("example")))
                                .as(operation.path("operationId").asString())
                                .isEmpty();
                        examples++;
                    }
                }
            }
        }

        assertThat(examples).isGreaterThan(12);
    }

    private static Schema whole(JsonNode schema, JsonNode document) {
        ObjectNode whole = (ObjectNode) schema.deepCopy();
        whole.set("components", document.path("components"));
        return schema(whole);
    }

    private static Schema schema(JsonNode schema) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);
    }

    private static Set<String> operations() throws IOException {
        Set<String> operations = new HashSet<>();
        JSON.readTree(DOCUMENT.toFile())
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method ->
                                operations.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        return operations;
    }
}
