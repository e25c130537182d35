package org.safeconduct.agreement;

import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An agency as JSON: the same keys and codes as in the agencies file. */
final class AgencyJson {

    // Names no settings, for the reason that AgreementJson tells.
    private static final ObjectMapper MAPPER = RegisterReader.strict(JsonMapper.builder(), text -> text);

    private AgencyJson() {}

    /**
     * @param text all but the certificate's file, which is named after the agency
     * @throws Rejection if it has not the form of an agency; names the place, quotes nothing
     */
    static RegisterFile.AgencyEntry read(String text) {
        if (!(StrictJson.read(text) instanceof ObjectNode given)) {
            throw new Rejection(Rejection.Kind.INVALID, "an agency is an object", "");
        }
        if (given.has("certificate")) {
            throw new Rejection(Rejection.Kind.INVALID, "the file is named after the agency", "/certificate");
        }
        ObjectNode whole = given.deepCopy();
        whole.put("certificate", given.path("id").asString("") + ".pem");
        try {
            return MAPPER.treeToValue(whole, RegisterFile.AgencyEntry.class);
        } catch (DatabindException e) {
            // No cause: Jackson's message quotes the input.
            throw RegisterReader.refusal(e);
        } catch (JacksonException e) {
            throw new Rejection(Rejection.Kind.INVALID, "not an agency", "");
        }
    }
}
