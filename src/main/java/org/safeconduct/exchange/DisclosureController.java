package org.safeconduct.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.Looks;
import org.safeconduct.identity.Caller;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What became of a disclosure, for the agency that shared it. Another agency's does not exist for a caller. */
@RestController
@RequestMapping("/disclosures/v1/{reference}")
class DisclosureController {

    private static final MediaType JOSE = new MediaType("application", "jose");

    /** On record, and not part of what happened to the disclosure: a system that looks every minute would bury that. */
    private static final Set<String> ABOUT_READING = Set.of(Event.VIEWED.code(), Event.TURNED_AWAY.code());

    private final Views views;
    private final LockedAnswers lockedAnswers;
    private final Statements statements;
    private final HandlingDecisions handlingDecisions;
    private final List<CaseView> caseViews;
    private final CaseClocks clocks;
    private final Evidence evidence;
    private final ReceiptProof receiptProof;
    private final ObjectMapper json;

    DisclosureController(
            Views views,
            LockedAnswers lockedAnswers,
            Statements statements,
            HandlingDecisions handlingDecisions,
            List<CaseView> caseViews,
            CaseClocks clocks,
            Evidence evidence,
            ReceiptProof receiptProof,
            ObjectMapper json) {
        this.caseViews = List.copyOf(caseViews);
        this.views = views;
        this.lockedAnswers = lockedAnswers;
        this.statements = statements;
        this.handlingDecisions = handlingDecisions;
        this.clocks = clocks;
        this.evidence = evidence;
        this.receiptProof = receiptProof;
        this.json = json;
    }

    /** Status, timeline, sharing decisions, the recipients' handling decisions, clocks and the current statement. */
    @GetMapping
    ObjectNode disclosure(@PathVariable String reference, Caller caller) {
        Case found = find(reference, caller, Looks.Part.CASE);
        ObjectNode body = found.answer();
        body.put("status", found.status().code());
        body.remove("receipt");
        body.set(
                "handling",
                StatementController.written(
                        statements.versions(found.reference()).getLast()));
        body.set("handlingDecisions", handlingDecisions.of(found.reference()));
        caseViews.forEach(view -> view.show(found.reference(), body));
        body.set("clocks", clocks.of(found.reference()));
        ArrayNode timeline = body.putArray("timeline");
        evidence.of(found.reference()).stream()
                .map(this::read)
                .filter(record -> !ABOUT_READING.contains(record.path("event").asText()))
                .forEach(timeline::add);
        return body;
    }

    /**
     * The signed receipt, a JWS that the keys at {@code /.well-known/jwks.json} verify, and once its entries are in the
     * evidence log the proof of it. The JWS alone for who accepts {@code application/jose} and not JSON.
     */
    @GetMapping("/receipt")
    ResponseEntity<Object> receipt(
            @PathVariable String reference,
            Caller caller,
            @RequestHeader(value = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE) List<MediaType> accept) {
        Case found = find(reference, caller, Looks.Part.RECEIPT);
        String jws = found.answer().path("receipt").asText();
        boolean json = accept.stream().anyMatch(MediaType.APPLICATION_JSON::isCompatibleWith);
        return json
                ? ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(receiptProof.of(found.reference(), jws))
                : ResponseEntity.ok().contentType(JOSE).body(jws);
    }

    private record Case(Reference reference, Status status, ObjectNode answer) {}

    private Case find(String text, Caller caller, Looks.Part part) {
        if (!Reference.isReference(text)) {
            throw Statements.unknown();
        }
        Reference reference = new Reference(text);
        Cases.Stored stored = views.open(reference, caller, part).orElseThrow(Statements::unknown);
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
