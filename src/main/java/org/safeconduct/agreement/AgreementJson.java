package org.safeconduct.agreement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.safeconduct.disclosure.Code;
import org.safeconduct.platform.Rejection;

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
        } catch (JsonMappingException e) {
            // No cause: Jackson's message quotes the input.
            throw RegisterReader.refusal(e);
        } catch (JsonProcessingException e) {
            throw new Rejection(Rejection.Kind.INVALID, "not an agreement", "");
        }
    }

    private static void codes(ArrayNode array, Set<? extends Code> codes) {
        codes.stream().map(Code::code).sorted().forEach(array::add);
    }
}
