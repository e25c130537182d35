package org.safeconduct.feedback.decision;

import static org.safeconduct.feedback.decision.Disposition.NO_FURTHER_MASH_ACTION;

import org.safeconduct.handling.PolicePartEnded;
import org.springframework.stereotype.Component;

/** Which decisions end what an agency does with a case. */
@Component
class FinalDecisions {

    private final PolicePartEnded police;

    FinalDecisions(PolicePartEnded police) {
        this.police = police;
    }

    boolean endsWith(HandlingDecision decision) {
        Disposition disposition = decision.disposition();
        return disposition.sentBack()
                || switch (disposition.of()) {
                    case POLICE ->
                        police.endsWith(disposition.code(), decision.outcome().orElse(""));
                    case MASH -> disposition.equals(NO_FURTHER_MASH_ACTION);
                };
    }
}
