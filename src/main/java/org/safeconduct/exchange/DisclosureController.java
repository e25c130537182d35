package org.safeconduct.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.identity.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What became of a disclosure, for the agency that shared it. Another agency's does not exist for a caller. */
@RestController
@RequestMapping("/disclosures/v1/{reference}")
class DisclosureController {

    private final Cases cases;
    private final LockedAnswers lockedAnswers;
    private final Statements statements;
    private final HandlingDecisions handlingDecisions;
    private final Evidence evidence;
    private final ObjectMapper json;

    DisclosureController(
            Cases cases,
            LockedAnswers lockedAnswers,
            Statements statements,
            HandlingDecisions handlingDecisions,
            Evidence evidence,
            ObjectMapper json) {
        this.cases = cases;
        this.lockedAnswers = lockedAnswers;
        this.statements = statements;
        this.handlingDecisions = handlingDecisions;
        this.evidence = evidence;
        this.json = json;
    }

    /** Status, timeline, sharing decisions, the recipients' handling decisions and the current statement. */
    @GetMapping
    ObjectNode disclosure(@PathVariable String reference, Caller caller) {
        Case found = find(reference, caller);
        ObjectNode body = found.answer();
        body.put("status", found.status().code());
        body.remove("receipt");
        body.set(
                "handling",
                StatementController.written(
                        statements.versions(found.reference()).getLast()));
        body.set("handlingDecisions", handlingDecisions.of(found.reference()));
        ArrayNode timeline = body.putArray("timeline");
        evidence.of(found.reference()).forEach(record -> timeline.add(read(record)));
        return body;
    }

    /** The signed receipt: a JWS that the keys at {@code /.well-known/jwks.json} verify. */
    @GetMapping(value = "/receipt", produces = "application/jose")
    String receipt(@PathVariable String reference, Caller caller) {
        return find(reference, caller).answer().path("receipt").asText();
    }

    private record Case(Reference reference, Status status, ObjectNode answer) {}

    private Case find(String text, Caller caller) {
        if (!Reference.isReference(text)) {
            throw Statements.unknown();
        }
        Reference reference = new Reference(text);
        Cases.Stored stored = cases.find(reference, caller.agency()).orElseThrow(Statements::unknown);
        return new Case(reference, stored.status(), lockedAnswers.unlock(reference, stored.answer()));
    }

    private JsonNode read(String record) {
        try {
            return json.readTree(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an evidence record is JSON", e);
        }
    }
}
