package org.safeconduct.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.EvidenceEntry;
import org.safeconduct.handling.Explained;
import org.safeconduct.handling.StatementJson;
import org.safeconduct.intake.Finding;
import org.safeconduct.intake.Received;
import org.safeconduct.intake.Reply;
import org.safeconduct.sealing.envelope.Sealed;
import org.safeconduct.sealing.receipt.ReceiptSigner;
import org.safeconduct.sharing.Decided;
import org.safeconduct.sharing.SharingDecision;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the answer to a sharer: decisions, handling statement, receipt, links. */
@Component
class Answers {

    private final Evidence evidence;
    private final AcceptanceEvidence acceptanceEvidence;
    private final ReceiptSigner signer;

    Answers(Evidence evidence, AcceptanceEvidence acceptanceEvidence, ReceiptSigner signer) {
        this.evidence = evidence;
        this.acceptanceEvidence = acceptanceEvidence;
        this.signer = signer;
    }

    Reply preview(Explained explained) {
        Received received = explained.decided().received();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("preview", true);
        Status status = status(explained.decided());
        body.put("status", status.code());
        addDecisionsAndHandling(body, explained);
        return new Reply(received.reference(), status.code(), true, false, body);
    }

    Receipted receipt(Sealed sealed) {
        Explained explained = sealed.explained();
        Received received = explained.decided().received();
        Reference reference = received.reference();
        Status status = status(explained.decided());
        List<EvidenceEntry> entries = acceptanceEvidence.of(sealed, status).stream()
                .map(evidence::drawUp)
                .toList();

        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("reference", reference.value());
        body.put("status", status.code());
        addDecisionsAndHandling(body, explained);
        body.put("receipt", signer.sign(claims(sealed, status, entries)));
        String self = "/disclosures/v1/" + reference;
        body.putObject("links")
                .put("self", self)
                .put("statement", self + "/statement")
                .put("receipt", self + "/receipt");
        return new Receipted(sealed, status, entries, new Reply(reference, status.code(), false, false, body));
    }

    private static Map<String, Object> claims(Sealed sealed, Status status, List<EvidenceEntry> entries) {
        Decided decided = sealed.explained().decided();
        Received received = decided.received();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("type", "sharing-receipt");
        claims.put("reference", received.reference().value());
        claims.put("agency", received.caller().agency().value());
        claims.put("status", status.code());
        claims.put("receivedAt", received.receivedAt().toString());
        claims.put("messageDigest", received.bodyDigest());
        claims.put("sharingRulebook", decided.rulebook());
        claims.put("handlingRulebook", sealed.explained().statement().rulebook());
        claims.put(
                "handlingLines",
                sealed.explained().statement().lines().stream()
                        .map(line -> line.id())
                        .toList());
        claims.put(
                "envelopes",
                sealed.envelopes().stream()
                        .map(envelope -> Map.of("to", envelope.to().value(), "digest", envelope.digest()))
                        .toList());
        claims.put(
                "evidence", entries.stream().map(EvidenceEntry::commitmentHex).toList());
        return claims;
    }

    private static void addDecisionsAndHandling(ObjectNode body, Explained explained) {
        var decisions = body.putArray("decisions");
        for (SharingDecision decision : explained.decided().decisions()) {
            DecisionJson.write(decisions.addObject(), decision);
        }
        body.set("handling", StatementJson.write(explained.statement()));
        List<Finding> findings = explained.decided().received().findings();
        if (!findings.isEmpty()) {
            var list = body.putArray("findings");
            for (Finding finding : findings) {
                list.addObject()
                        .put("code", finding.code())
                        .put("pointer", finding.pointer())
                        .put("text", finding.text());
            }
        }
    }

    /** One recipient who may have it is enough to accept; a person's decision still to come outweighs a refusal. */
    static Status status(Decided decided) {
        boolean referred = false;
        for (SharingDecision decision : decided.decisions()) {
            switch (decision) {
                case SharingDecision.Share share -> {
                    return Status.ACCEPTED;
                }
                case SharingDecision.ShareReduced reduced -> {
                    return Status.ACCEPTED;
                }
                case SharingDecision.Refer refer -> referred = true;
                case SharingDecision.Refuse refuse -> {}
            }
        }
        return referred ? Status.REFERRED : Status.REFUSED;
    }
}
