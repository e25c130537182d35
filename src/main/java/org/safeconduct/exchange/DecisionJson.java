package org.safeconduct.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Set;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.sharing.Reason;
import org.safeconduct.sharing.SharingDecision;

/** A sharing decision as the interface writes it. */
final class DecisionJson {

    private DecisionJson() {}

    static void write(ObjectNode into, SharingDecision decision) {
        into.put("recipient", decision.recipient().code());
        into.put("effect", effect(decision));
        codes(into.putArray("withheld"), withheld(decision));
        codes(into.putArray("obligations"), decision.obligations());
        ArrayNode reasons = into.putArray("reasons");
        for (Reason reason : decision.reasons()) {
            reasons.addObject()
                    .put("rule", reason.rule())
                    .put("text", reason.text())
                    .put("source", reason.source())
                    .put("evidenceGrade", reason.evidenceGrade());
        }
    }

    /** The effect's code; evidence uses the same. */
    static String effect(SharingDecision decision) {
        return switch (decision) {
            case SharingDecision.Share share -> "share";
            case SharingDecision.ShareReduced reduced -> "share-reduced";
            case SharingDecision.Refer refer -> "refer";
            case SharingDecision.Refuse refuse -> "refuse";
        };
    }

    static Set<Sensitivity> withheld(SharingDecision decision) {
        return switch (decision) {
            case SharingDecision.Share share -> Set.of();
            case SharingDecision.ShareReduced reduced -> reduced.withheld();
            case SharingDecision.Refer refer -> Set.of();
            case SharingDecision.Refuse refuse -> Set.of();
        };
    }

    private static void codes(ArrayNode into, Collection<? extends Code> codes) {
        codes.stream().map(Code::code).sorted().forEach(into::add);
    }
}
