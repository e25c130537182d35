package org.safeconduct.handling;

import java.util.List;
import org.safeconduct.handling.HandlingStatement.Line;
import org.safeconduct.rulebook.RuleInfo;

/** What can be said without rules, so that a failure of the rules never holds up a disclosure about immediate danger. */
final class InDanger {

    private static final String NO_RULES = "none";

    private InDanger() {}

    /** Whether the statement was made without rules, which may be broken still. */
    static boolean made(HandlingStatement statement) {
        return statement.rulebook().equals(NO_RULES);
    }

    static HandlingStatement statement(String force) {
        return new HandlingStatement(
                NO_RULES,
                force,
                "en",
                List.of(
                        line(
                                "HD-DANGER-01",
                                Topic.RECORDING,
                                Certainty.ADVICE,
                                "If someone is in danger now, call 999. Do not wait for an answer here.",
                                "Referral forms of several partnerships (formats.md §1.1)"),
                        line(
                                "HD-DANGER-02",
                                Topic.CHILD_PROTECTION,
                                Certainty.WILL,
                                "If a child is at risk, child protection is a separate question. It does not end because"
                                        + " the police decide something.",
                                "SCIE and NSPCC, Learning from case reviews [V21] (police-handling.md §0)"),
                        line(
                                "HD-DANGER-03",
                                Topic.UPDATES,
                                Certainty.WILL,
                                "We could not work out how the police will handle this. That did not hold up your report.",
                                "Safe Conduct's own interface")),
                List.of());
    }

    private static Line line(String id, Topic topic, Certainty certainty, String text, String source) {
        return new Line(
                id, topic, certainty, text, List.of("immediateDanger=yes"), source, RuleInfo.Grade.S.name(), false);
    }
}
