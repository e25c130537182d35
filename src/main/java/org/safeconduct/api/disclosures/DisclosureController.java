package org.safeconduct.api.disclosures;

import java.util.List;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.ReceiptProof;
import org.safeconduct.exchange.SharedCases;
import org.safeconduct.feedback.CaseFiles;
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

    private final CaseFiles files;
    private final SharedCases cases;
    private final ReceiptProof proof;

    DisclosureController(CaseFiles files, SharedCases cases, ReceiptProof proof) {
        this.files = files;
        this.cases = cases;
        this.proof = proof;
    }

    /** Status, timeline, sharing decisions, the recipients' handling decisions, clocks and the current statement. */
    @GetMapping
    CaseBody disclosure(@PathVariable String reference, Caller caller) {
        return CaseBody.of(files.open(reference, caller));
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
        String jws = cases.receipt(reference, caller);
        boolean json = accept.stream().anyMatch(MediaType.APPLICATION_JSON::isCompatibleWith);
        return json
                ? ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(ReceiptBody.of(jws, proof.of(new Reference(reference), jws)))
                : ResponseEntity.ok().contentType(JOSE).body(jws);
    }
}
