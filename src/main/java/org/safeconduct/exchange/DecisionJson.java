package org.safeconduct.exchange;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.sharing.Gates;
import org.safeconduct.sharing.Gates.DataProtection;
import org.safeconduct.sharing.Reason;
import org.safeconduct.sharing.SharingDecision;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A sharing decision as the interface writes it. */
public final class DecisionJson {

    private DecisionJson() {}

    public static void write(ObjectNode into, SharingDecision decision) {
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
        gates(into.putObject("gates"), decision.gates());
    }

    private static void gates(ObjectNode into, Gates gates) {
        gate(into.putObject("power"), gates.power());
        gate(into.putObject("confidence"), gates.confidence());
        DataProtection protection = gates.dataProtection();
        into.putObject("dataProtection")
                .put("result", protection.result().code())
                .put("article6", protection.article6())
                .put("article9", protection.article9())
                .put("article10", protection.article10())
                .put("schedule1", protection.schedule1())
                .put("limb", protection.limb())
                .put("rules", String.join(" ", sorted(protection.rules())));
        gate(into.putObject("bar"), gates.bar());
    }

    private static void gate(ObjectNode into, Gates.Gate gate) {
        into.put("result", gate.result().code()).put("basis", gate.basis()).put("rule", gate.rule());
        gate.outweighedBy()
                .ifPresent(yes ->
                        into.putObject("outweighedBy").put("basis", yes.basis()).put("rule", yes.rule()));
    }

    /** The gates in short, for evidence: each with its result and the rules that settled it. */
    static List<String> gates(Gates gates) {
        DataProtection protection = gates.dataProtection();
        return List.of(
                gate("power", gates.power()),
                gate("confidence", gates.confidence()),
                "data-protection " + protection.result().code() + " " + String.join(" ", sorted(protection.rules())),
                gate("bar", gates.bar()));
    }

    private static String gate(String name, Gates.Gate gate) {
        return (name + " " + gate.result().code() + " " + gate.rule()).strip();
    }

    private static List<String> sorted(Set<String> rules) {
        return rules.stream().sorted().toList();
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
