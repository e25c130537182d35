package org.safeconduct.disclosure;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The canonical JSON of a disclosure: the body that schools and charities send, and the one that recipients find in an
 * envelope.
 */
public final class DisclosureJson {

    private DisclosureJson() {}

    public static ObjectNode write(Disclosure disclosure) {
        return Json.mapper().valueToTree(disclosure);
    }

    /**
     * Reads a body that has passed the schema. Keys that the schema does not require may be missing: their answers become
     * <em>not asked</em>, their codes <em>unknown</em>.
     *
     * @throws IllegalArgumentException if it had not passed; the message names the place and quotes nothing
     */
    public static Disclosure read(JsonNode body) {
        try {
            return Json.mapper()
                    .readerFor(Disclosure.class)
                    // A box that was not ticked.
                    .without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .readValue(FirstForm.is(body) ? FirstForm.read(body) : body);
        } catch (JacksonException e) {
            // Jackson's message quotes the input, so it must not travel on, not even as a cause.
            throw new IllegalArgumentException("not a disclosure");
        }
    }
}
