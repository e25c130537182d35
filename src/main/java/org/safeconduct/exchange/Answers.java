package org.safeconduct.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.safeconduct.disclosure.Status;
import org.safeconduct.disclosure.WhoKnows;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.EvidenceEntry;
import org.safeconduct.handling.Explained;
import org.safeconduct.intake.Received;
import org.safeconduct.sealing.envelope.Sealed;
import org.safeconduct.sealing.receipt.ReceiptSigner;
import org.safeconduct.sharing.Decided;
import org.safeconduct.sharing.DecisionSummary;
import org.safeconduct.sharing.SharingDecision;
import org.springframework.stereotype.Component;

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
        return new Reply(answer(explained, status(explained.decided()), Optional.empty()), false);
    }

    Prepared receipt(Sealed sealed) {
        Explained explained = sealed.explained();
        Status status = status(explained.decided());
        List<EvidenceEntry> entries = acceptanceEvidence.of(sealed, status).stream()
                .map(evidence::drawUp)
                .toList();
        String receipt = signer.sign(claims(sealed, status, entries));
        return new Prepared(sealed, entries, answer(explained, status, Optional.of(receipt)));
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

    private static DisclosureAnswer answer(Explained explained, Status status, Optional<String> receipt) {
        Received received = explained.decided().received();
        return new DisclosureAnswer(
                received.reference(),
                status,
                DecisionSummary.of(explained.decided().decisions()),
                explained.statement(),
                received.findings(),
                WhoKnows.in(received.disclosure()).people(),
                receipt);
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
                case SharingDecision.SharePart part -> {
                    return Status.ACCEPTED;
                }
                case SharingDecision.Refer refer -> referred = true;
                case SharingDecision.Refuse refuse -> {}
            }
        }
        return referred ? Status.REFERRED : Status.REFUSED;
    }
}
