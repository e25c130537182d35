package org.safeconduct.agreement;

import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Reads an agreement from JSON: the same keys and codes as in the agencies file. */
public final class AgreementJson {

    // An operator's text names no settings: filling them in would show the gateway's own to whoever may write one.
    private static final ObjectMapper MAPPER = RegisterReader.strict(JsonMapper.builder(), text -> text);

    private AgreementJson() {}

    /** @throws Rejection if it is not well-formed, or has not the form of an agreement; names the place, quotes nothing */
    public static Agreement read(byte[] text) {
        JsonNode tree = StrictJson.read(text);
        if (!tree.isObject()) {
            throw new Rejection(Rejection.Kind.INVALID, "an agreement is an object", "");
        }
        try {
            return MAPPER.treeToValue(tree, Agreement.class);
        } catch (DatabindException e) {
            // No cause: Jackson's message quotes the input.
            throw RegisterReader.refusal(e);
        } catch (JacksonException e) {
            throw new Rejection(Rejection.Kind.INVALID, "not an agreement", "");
        }
    }
}
