package org.safeconduct.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records as JSON, wherever the gateway writes it: at the interfaces, in envelopes and under the vault. One vocabulary in both
 * directions; times as text, what is missing left out.
 */
public final class Json {

    private static final JsonSetter.Value MISSING_IS_EMPTY = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new VocabularyModule())
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .withConfigOverride(List.class, list -> list.setNullHandling(MISSING_IS_EMPTY))
            .withConfigOverride(Set.class, set -> set.setNullHandling(MISSING_IS_EMPTY))
            .changeDefaultPropertyInclusion(usual -> usual.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private Json() {}

    /** The mapper itself, for what writes and reads by it: the web server, above all. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** UTF-8, without blanks. */
    public static byte[] write(Object record) {
        try {
            return MAPPER.writeValueAsBytes(record);
        } catch (JacksonException e) {
            // No cause: Jackson's message may quote the content.
            throw new IllegalStateException("a " + record.getClass().getSimpleName() + " does not encode");
        }
    }

    /** @throws IllegalArgumentException if the text is not one; quotes nothing */
    public static <T> T read(byte[] text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JacksonException e) {
            // No cause: Jackson's message quotes the input.
            throw new IllegalArgumentException("not a " + type.getSimpleName());
        }
    }
}
