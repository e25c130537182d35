package org.safeconduct.platform;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON from outside: UTF-8, one value, no key twice (I-JSON, RFC 7493 section 2.3), no more nesting than
 * {@value #DEEPEST}, no more than {@value #MOST_TOKENS} names, values and brackets. What is wrong is told by line and column, never by content.
 */
public final class StrictJson {

    private static final int DEEPEST = 64;
    /** A long message has a few thousand. Each costs memory many times its size, and a fault with a place of its own. */
    private static final long MOST_TOKENS = 100_000;

    private static final int LONGEST_NUMBER = 32;
    private static final int LONGEST_NAME = 256;
    /** Half a character can only come as an escape: UTF-8 has none. */
    private static final Pattern SURROGATE = Pattern.compile("\\\\u[dD][89a-fA-F]");

    private static final int LONGEST_TEXT = 12 * 1024 * 1024;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxTokenCount(MOST_TOKENS)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxNameLength(LONGEST_NAME)
                            .maxStringLength(LONGEST_TEXT)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /** @throws Rejection malformed; the detail quotes nothing */
    public static JsonNode read(byte[] body) {
        return read(Utf8.decode(body));
    }

    /** @throws Rejection malformed; the detail quotes nothing */
    public static JsonNode read(String body) {
        JsonNode node;
        try {
            node = MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw malformed(e.getLocation());
        }
        if (node == null || node.isMissingNode()) {
            throw new Rejection(Rejection.Kind.MALFORMED, "The body is empty.");
        }
        if (SURROGATE.matcher(body).find()) {
            refuseHalves(body);
        }
        return node;
    }

    /** Half a character is none: whoever stores or shows it puts something else in its place. */
    private static void refuseHalves(String body) {
        try (JsonParser in = MAPPER.createParser(body)) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if ((token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME) && hasHalf(in.getString())) {
                    TokenStreamLocation at = in.currentTokenLocation();
                    throw new Rejection(
                            Rejection.Kind.MALFORMED,
                            "A text has half a character (a surrogate without its other half). Line %d, column %d."
                                    .formatted(at.getLineNr(), at.getColumnNr()));
                }
            }
        }
    }

    private static boolean hasHalf(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private static Rejection malformed(@Nullable TokenStreamLocation at) {
        String where = at == null ? "" : " Line %d, column %d.".formatted(at.getLineNr(), at.getColumnNr());
        return new Rejection(
                Rejection.Kind.MALFORMED,
                "The body is not well-formed JSON, has a key twice, is nested too deep, or has too many values."
                        + where);
    }
}
