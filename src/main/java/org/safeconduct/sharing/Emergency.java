package org.safeconduct.sharing;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.Sensitivity;

/**
 * The minimum that goes out in immediate danger when the rules cannot be asked. It is code, not a table, because it is the
 * one decision that must survive a broken table: nobody may come to harm because a rule could not be evaluated. A person
 * looks at it afterwards.
 */
final class Emergency {

    static final Reason REASON = new Reason(
            "SH-01",
            "You can send this now. You said that someone is in immediate danger. Our rules could not be checked, so only"
                    + " what is needed to act goes out, and a person in your agency looks at it afterwards. If you have"
                    + " not called 999, do so.",
            "ICO, Data Sharing Code: urgent situations and emergencies (2021) [S16]",
            "V");

    static final Gates GATES = new Gates(
            new Gates.Gate(Gates.Result.PASSED, "disclosure in an emergency to those who can act on it", "SH-01"),
            new Gates.Gate(
                    Gates.Result.PASSED, "overriding public interest: danger to life or of serious harm", "SH-01"),
            new Gates.DataProtection(Gates.Result.NOT_SETTLED, "", "", "", "", "", new Gates.Rules(List.of())),
            new Gates.Gate(Gates.Result.PASSED, "every labelled item was left out, addresses excepted", "SH-01"));

    /** An address may be needed to reach someone; nothing else that carries a label is. */
    static final Set<Sensitivity> WITHHELD =
            Set.copyOf(EnumSet.complementOf(EnumSet.of(Sensitivity.DO_NOT_DISCLOSE_ADDRESS, Sensitivity.SAFEADDR)));

    private Emergency() {}

    static Verdict verdict(Consent consent) {
        Set<Obligation> obligations = EnumSet.of(
                Obligation.MINIMISE,
                Obligation.RECORD_RATIONALE,
                Obligation.RETROSPECTIVE_REVIEW,
                Obligation.CALL_999,
                Obligation.PROTECT_ADDRESS);
        if (consent.inform() != Consent.Inform.TOLD) {
            // Without the rules nobody has judged that telling is safe: it is looked at again, as wherever nobody is
            // told.
            obligations.add(Obligation.DO_NOT_INFORM_SUBJECT);
            obligations.add(Obligation.REVIEW_NOT_TELLING);
        }
        return new Verdict(Effect.SHARE_AT_ONCE, List.of(REASON), List.of(REASON), obligations, GATES);
    }
}
