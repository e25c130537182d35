package org.safeconduct.sharing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.safeconduct.agreement.Agency;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Sensitivity;

/** Turns a verdict that permits into what goes: as much as the minimise table leaves, to one agency. */
final class Permits {

    private final Supplier<Minimiser> minimiser;

    Permits(Supplier<Minimiser> minimiser) {
        this.minimiser = minimiser;
    }

    /** All of it, less what is withheld. */
    SharingDecision of(Verdict verdict, Agency to, Recipient recipient, Disclosure disclosure, LocalDate day) {
        return permit(verdict, to, recipient, minimise(disclosure, recipient, breadth(verdict.effect()), day));
    }

    /** What concerns some of the people, where of others a person must decide first. */
    SharingDecision part(Judgement judgement, Disclosure disclosure, Recipient recipient, Agency to, LocalDate day) {
        Verdict goes = judgement.going();
        Minimiser.Minimised minimised = minimise(
                Excerpt.about(disclosure, judgement.permitted(), disclosure.consent()),
                recipient,
                breadth(goes.effect()),
                day);
        Set<Obligation> obligations = EnumSet.noneOf(Obligation.class);
        obligations.addAll(goes.obligations());
        obligations.addAll(minimised.obligations());
        List<Reason> reasons = new ArrayList<>(judgement.whole().reasons());
        reasons.addAll(minimised.reasons());
        return new SharingDecision.SharePart(
                recipient,
                reasons.stream().distinct().toList(),
                judgement.whole().obligations(),
                judgement.whole().gates(),
                minimised.withheld(),
                judgement.waiting(),
                new Release(to.id(), Release.Use.ACT, minimised.content(), obligations));
    }

    static SharingDecision permit(Verdict verdict, Agency to, Recipient recipient, Minimiser.Minimised minimised) {
        List<Reason> reasons = new ArrayList<>(verdict.reasons());
        reasons.addAll(minimised.reasons());
        Set<Obligation> obligations = EnumSet.noneOf(Obligation.class);
        obligations.addAll(verdict.obligations());
        obligations.addAll(minimised.obligations());
        Release release = new Release(to.id(), Release.Use.ACT, minimised.content(), obligations);
        return minimised.withheld().isEmpty()
                ? new SharingDecision.Share(recipient, reasons, obligations, verdict.gates(), release)
                : new SharingDecision.ShareReduced(
                        recipient, reasons, obligations, verdict.gates(), minimised.withheld(), release);
    }

    /** The minimum, when the rules cannot be asked. */
    SharingDecision atOnce(Disclosure disclosure, Recipient recipient, Agency to) {
        Set<Sensitivity> withheld = EnumSet.noneOf(Sensitivity.class);
        withheld.addAll(Payload.labels(disclosure));
        withheld.retainAll(Emergency.WITHHELD);
        return permit(
                Emergency.verdict(disclosure.consent()),
                to,
                recipient,
                new Minimiser.Minimised(Redaction.without(disclosure, withheld), withheld, List.of(), Set.of()));
    }

    private Minimiser.Minimised minimise(Disclosure disclosure, Recipient recipient, Breadth breadth, LocalDate day) {
        return minimiser.get().minimise(disclosure, recipient, breadth, day);
    }

    private static Breadth breadth(Effect permit) {
        return switch (permit) {
            case SHARE_AT_ONCE -> Breadth.EMERGENCY;
            case SHARE -> Breadth.FULL;
            case SHARE_REDUCED -> Breadth.REDUCED;
            case REFUSE, REFER, NOTE, GATE -> throw new IllegalArgumentException("permits nothing");
        };
    }
}
