package org.safeconduct.feedback.decision;

import java.util.List;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.delivery.Addressees;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.feedback.OtherDecision;
import org.safeconduct.handling.DispositionCatalogue;
import org.springframework.stereotype.Component;

/** What one recipient learns of what another decided: the disposition in the catalogue's words and the day, and no more. */
@Component
class OthersDecisions {

    private final DecisionStore store;
    private final Addressees addressees;
    private final DispositionCatalogue dispositions;

    OthersDecisions(DecisionStore store, Addressees addressees, DispositionCatalogue dispositions) {
        this.store = store;
        this.addressees = addressees;
        this.dispositions = dispositions;
    }

    /** @param parts of a case; those that were not sent to the agency say nothing */
    List<OtherDecision> of(List<Reference> parts, AgencyId agency) {
        return parts.stream()
                .filter(part -> addressees.includes(part, agency))
                .flatMap(part -> store.ofOthers(part, agency).stream())
                .sorted(RecordedDecision.IN_ORDER)
                .flatMap(decision -> dispositions
                        .find(decision.by(), decision.disposition())
                        .map(text -> new OtherDecision(
                                decision.by(), decision.decidedAt(), text.meaning(), text.doesNotMean()))
                        .stream())
                .toList();
    }
}
