package org.safeconduct.review;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.disclosure.StatutoryGateway;
import org.safeconduct.sharing.Decided;
import org.safeconduct.sharing.Sharing;
import org.springframework.stereotype.Component;

/** What an approval lets out, and on which law; the same for one that is checked and one that is recorded. */
@Component
class Approving {

    private final Sharing sharing;

    Approving(Sharing sharing) {
        this.sharing = sharing;
    }

    /** A second approver may let out less than the first, never more. */
    static Set<Sensitivity> leaveOut(ReviewDecision ruling, List<ReviewRows.Made> before) {
        Set<Sensitivity> leaveOut = EnumSet.noneOf(Sensitivity.class);
        leaveOut.addAll(ruling.leaveOut());
        before.forEach(made -> leaveOut.addAll(Reviews.labels(made.leaveOut())));
        return leaveOut;
    }

    /** @throws org.safeconduct.platform.Rejection if it relies on no law that can apply, or cannot go */
    Decided tried(Waiting waiting, ReviewDecision ruling, List<ReviewRows.Made> before, Set<Sensitivity> leaveOut) {
        law(waiting, ruling, before);
        return sharing.approved(waiting.received(), waiting.referred(), leaveOut);
    }

    /**
     * An approval relies on a power or duty that can apply; where the sharer's cannot, the reviewer names one.
     *
     * @throws org.safeconduct.platform.Rejection if nobody named one that can
     */
    StatutoryGateway law(Waiting waiting, ReviewDecision ruling, List<ReviewRows.Made> before) {
        Set<StatutoryGateway> laws =
                sharing.laws(waiting.received(), waiting.referred()).keySet();
        if (ruling.legalBasis().filter(named -> !laws.contains(named)).isPresent()) {
            throw ReviewDecision.invalid("this power or duty cannot apply to this disclosure", "/legalBasis");
        }
        return ruling.legalBasis()
                .or(() -> waiting.received().disclosure().gateway().toOptional().filter(laws::contains))
                .or(() -> before.stream().flatMap(made -> read(made).stream()).findFirst())
                .orElseThrow(() -> ReviewDecision.invalid(
                        "the sharer named no power or duty that can apply: say on which you rely", "/legalBasis"));
    }

    private static Optional<StatutoryGateway> read(ReviewRows.Made made) {
        return Code.read(StatutoryGateway.class, made.legalBasis());
    }
}
