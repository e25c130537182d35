package org.safeconduct.disclosure;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Set;

/**
 * The canonical JSON of a disclosure: the body that schools and charities send, and the one that recipients find in an
 * envelope. One vocabulary in both directions.
 */
public final class DisclosureJson {

    private static final JsonSetter.Value MISSING_IS_EMPTY = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .addModule(new VocabularyModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .withConfigOverride(List.class, list -> list.setSetterInfo(MISSING_IS_EMPTY))
            .withConfigOverride(Set.class, set -> set.setSetterInfo(MISSING_IS_EMPTY))
            .build();

    private DisclosureJson() {}

    public static ObjectNode write(Disclosure disclosure) {
        return MAPPER.valueToTree(disclosure);
    }

    /**
     * Reads a body that has passed the schema. Keys that the schema does not require may be missing: their answers become
     * <em>not asked</em>, their codes <em>unknown</em>.
     *
     * @throws IllegalArgumentException if it had not passed; the message names the place and quotes nothing
     */
    public static Disclosure read(JsonNode body) {
        try {
            return MAPPER.treeToValue(body, Disclosure.class);
        } catch (JsonProcessingException e) {
            // Jackson's message quotes the input, so it must not travel on, not even as a cause.
            throw new IllegalArgumentException("not a disclosure");
        }
    }
}
