package org.safeconduct.sharing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Sensitivity;

/**
 * A sharing decision as it is told: whole, but for what is released.
 *
 * @param withheld labels of what the recipient does not get, by code
 * @param waiting the ids of people of whom nothing goes until somebody has decided
 * @param obligations by code
 */
public record DecisionSummary(
        Recipient recipient,
        DecisionEffect effect,
        List<Sensitivity> withheld,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> waiting,
        List<Obligation> obligations,
        List<Reason> reasons,
        Gates gates) {

    public DecisionSummary {
        withheld = List.copyOf(withheld);
        waiting = List.copyOf(waiting);
        obligations = List.copyOf(obligations);
        reasons = List.copyOf(reasons);
    }

    public static DecisionSummary of(SharingDecision decision) {
        return new DecisionSummary(
                decision.recipient(),
                effect(decision),
                byCode(withheld(decision)),
                decision instanceof SharingDecision.SharePart part
                        ? part.waiting().stream().sorted().toList()
                        : List.of(),
                byCode(decision.obligations()),
                decision.reasons(),
                decision.gates());
    }

    public static List<DecisionSummary> of(List<SharingDecision> decisions) {
        return decisions.stream().map(DecisionSummary::of).toList();
    }

    private static DecisionEffect effect(SharingDecision decision) {
        return switch (decision) {
            case SharingDecision.Share share -> DecisionEffect.SHARE;
            case SharingDecision.ShareReduced reduced -> DecisionEffect.SHARE_REDUCED;
            case SharingDecision.SharePart part -> DecisionEffect.SHARE_REDUCED;
            case SharingDecision.Refer refer -> DecisionEffect.REFER;
            case SharingDecision.Refuse refuse -> DecisionEffect.REFUSE;
        };
    }

    private static Set<Sensitivity> withheld(SharingDecision decision) {
        return switch (decision) {
            case SharingDecision.ShareReduced reduced -> reduced.withheld();
            case SharingDecision.SharePart part -> part.withheld();
            case SharingDecision.Share share -> Set.of();
            case SharingDecision.Refer refer -> Set.of();
            case SharingDecision.Refuse refuse -> Set.of();
        };
    }

    private static <C extends Code> List<C> byCode(Collection<C> codes) {
        return codes.stream().sorted(Comparator.comparing(Code::code)).toList();
    }
}
