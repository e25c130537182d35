package org.safeconduct.agreement;

import java.util.Set;
import org.safeconduct.disclosure.Code;
import org.safeconduct.platform.Rejection;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An agreement as JSON: the same keys and codes as in the agencies file. */
public final class AgreementJson {

    // An operator's text names no settings: filling them in would show the gateway's own to whoever may write one.
    private static final ObjectMapper MAPPER = RegisterReader.strict(JsonMapper.builder(), text -> text);

    private AgreementJson() {}

    /** The lists in order of their codes, so that the same agreement is always written alike. */
    public static ObjectNode write(Agreement agreement) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("id", agreement.id());
        tree.put("tier", agreement.tier().code());
        tree.put("status", agreement.status().code());
        ArrayNode parties = tree.putArray("parties");
        agreement.parties().stream().map(AgencyId::value).sorted().forEach(parties::add);
        codes(tree.putArray("purposes"), agreement.purposes());
        codes(tree.putArray("gateways"), agreement.gateways());
        codes(tree.putArray("dataCategories"), agreement.dataCategories());
        tree.put("validFrom", agreement.validFrom().toString());
        tree.put("reviewDate", agreement.reviewDate().toString());
        ArrayNode signatories = tree.putArray("signatories");
        agreement
                .signatories()
                .forEach(signatory -> signatories
                        .addObject()
                        .put("agency", signatory.agency().value())
                        .put("role", signatory.role())
                        .put("date", signatory.date().toString()));
        ArrayNode connections = tree.putArray("connections");
        agreement
                .connections()
                .forEach(connection -> connections
                        .addObject()
                        .put("agency", connection.agency().value())
                        .put("endpoint", connection.endpoint().toString())
                        .put("certificateSha256", connection.certificateSha256()));
        return tree;
    }

    /** @throws Rejection if it has not the form of an agreement; names the place, quotes nothing */
    public static Agreement read(JsonNode tree) {
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

    private static void codes(ArrayNode array, Set<? extends Code> codes) {
        codes.stream().map(Code::code).sorted().forEach(array::add);
    }
}
