package org.safeconduct.disclosure;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The canonical JSON of a disclosure: the body that schools and charities send, and the one that recipients find in an
 * envelope. One vocabulary in both directions.
 */
public final class DisclosureJson {

    private static final JsonSetter.Value MISSING_IS_EMPTY = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new VocabularyModule())
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .withConfigOverride(List.class, list -> list.setNullHandling(MISSING_IS_EMPTY))
            .withConfigOverride(Set.class, set -> set.setNullHandling(MISSING_IS_EMPTY))
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
        } catch (JacksonException e) {
            // Jackson's message quotes the input, so it must not travel on, not even as a cause.
            throw new IllegalArgumentException("not a disclosure");
        }
    }
}
