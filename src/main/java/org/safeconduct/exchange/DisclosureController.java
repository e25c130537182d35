package org.safeconduct.exchange;

import java.util.List;
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
import tools.jackson.databind.node.ObjectNode;

/** What became of a disclosure, for the agency that shared it. Another agency's does not exist for a caller. */
@RestController
@RequestMapping("/disclosures/v1/{reference}")
class DisclosureController {

    private static final MediaType JOSE = new MediaType("application", "jose");

    private final CaseFiles cases;
    private final ReceiptProof receiptProof;

    DisclosureController(CaseFiles cases, ReceiptProof receiptProof) {
        this.cases = cases;
        this.receiptProof = receiptProof;
    }

    /** Status, timeline, sharing decisions, the recipients' handling decisions, clocks and the current statement. */
    @GetMapping
    ObjectNode disclosure(@PathVariable String reference, Caller caller) {
        return cases.open(reference, caller).view();
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
        CaseFiles.Case found = cases.find(reference, caller, Looks.Part.RECEIPT);
        String jws = found.answer().path("receipt").asString("");
        boolean json = accept.stream().anyMatch(MediaType.APPLICATION_JSON::isCompatibleWith);
        return json
                ? ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(receiptProof.of(found.reference(), jws))
                : ResponseEntity.ok().contentType(JOSE).body(jws);
    }
}
