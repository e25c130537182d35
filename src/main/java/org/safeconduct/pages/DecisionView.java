package org.safeconduct.pages;

import java.util.List;
import java.util.Locale;
import org.safeconduct.disclosure.Code;
import org.safeconduct.sharing.DecisionEffect;
import org.safeconduct.sharing.DecisionSummary;

/**
 * What one recipient gets, or would get, in words.
 *
 * @param decided in short; {@code says} says the same
 * @param withheld what it would not get
 * @param duties what it asks of whoever decides and of the sharer; a sharer reads {@link Duties} instead
 * @param reasons each with its source
 */
public record DecisionView(
        String recipient,
        DecisionEffect decided,
        String says,
        List<String> withheld,
        List<String> duties,
        List<Reason> reasons) {

    private static final Locale READER = Locale.ENGLISH;

    /** Why, and where it says so. */
    public record Reason(String text, String source) {}

    /** Whether the recipient gets all or part of it without anybody's decision. */
    public boolean goes() {
        return decided.goes();
    }

    /** Whether nothing goes to the recipient before a reviewer has decided. */
    public boolean waits() {
        return decided == DecisionEffect.REFER;
    }

    /** The code, for style. */
    public String effect() {
        return decided.code();
    }

    public static List<DecisionView> of(List<DecisionSummary> decisions, Words words) {
        return decisions.stream().map(decision -> decision(decision, words)).toList();
    }

    private static DecisionView decision(DecisionSummary decision, Words words) {
        return new DecisionView(
                words.of("share.recipients", decision.recipient(), READER),
                decision.effect(),
                decision.waiting().isEmpty()
                        ? words.of("share.effect", decision.effect(), READER)
                        : words.of(
                                "share.effect.part", READER, decision.waiting().size()),
                labels(decision.withheld(), "share.label", words),
                labels(decision.obligations(), "share.obligation", words),
                decision.reasons().stream()
                        .map(reason -> new Reason(reason.text(), words.source(reason.source(), READER)))
                        .toList());
    }

    private static List<String> labels(List<? extends Code> codes, String prefix, Words words) {
        return codes.stream().map(code -> words.of(prefix, code, READER)).toList();
    }
}
