package org.safeconduct.pages;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.safeconduct.disclosure.Json;
import org.springframework.core.io.ClassPathResource;

/** What a page shows of {@code openapi.json}. */
@JsonIgnoreProperties(ignoreUnknown = true)
record DescribedCalls(List<Tag> tags, Map<String, Map<String, Operation>> paths, Components components) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Tag(String name, String description) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Operation(
            String operationId,
            String summary,
            Optional<String> description,
            List<String> tags,
            @JsonProperty("x-callers") Optional<Callers> callers,
            List<Parameter> parameters,
            Optional<Body> requestBody,
            Map<String, Answer> responses) {}

    /** Codes. */
    record Callers(List<String> roles, List<String> sectors) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Parameter(String name, String in, Optional<String> description, Optional<Boolean> required) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Body(Map<String, Form> content) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Form(Optional<Map<String, Object>> example) {}

    /** Described here, or once for many. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(
            @JsonProperty("$ref") Optional<String> reference,
            Optional<String> description,
            Optional<Map<String, Form>> content) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Components(Map<String, Answer> responses) {}

    static DescribedCalls read() {
        try (InputStream document = new ClassPathResource("openapi/openapi.json").getInputStream()) {
            return Json.read(document.readAllBytes(), DescribedCalls.class);
        } catch (IOException e) {
            throw new IllegalStateException("openapi.json is in the jar", e);
        }
    }

    /** The answer itself where it is described once for many. */
    Answer described(Answer answer) {
        return answer.reference()
                .map(reference -> components.responses().get(reference.substring(reference.lastIndexOf('/') + 1)))
                .orElse(answer);
    }
}
