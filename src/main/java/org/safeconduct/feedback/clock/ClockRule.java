package org.safeconduct.feedback.clock;

import java.util.Optional;
import java.util.Set;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Nation;
import org.safeconduct.rulebook.RuleInfo;

/**
 * One clock of {@code clocks.yaml}.
 *
 * @param kind its name; never one that says what kind of harm a case is about
 * @param what what is due, for people
 * @param owner who owes it
 * @param concerns whom the case must be about
 * @param nation where it runs; empty in both
 * @param starts what starts it: any of these
 * @param met what meets it: any of these
 * @param length how long it runs
 * @param remind how long before the end its owner is reminded
 * @param escalate how long after the end the partnership is told
 */
record ClockRule(
        String kind,
        String what,
        Owner owner,
        Concerns concerns,
        Optional<Nation> nation,
        Set<String> starts,
        Set<String> met,
        ClockPeriod length,
        ClockPeriod.Hours remind,
        ClockPeriod escalate,
        String source,
        RuleInfo.Grade grade) {

    enum Owner implements Code {
        POLICE,
        MASH,
        SHARER
    }

    enum Concerns implements Code {
        CHILD,
        ADULT,
        ANYONE
    }

    /** Whether it can run in such a case. */
    boolean fits(ClockCase about) {
        return nation.map(about.nation()::equals).orElse(true)
                && switch (concerns) {
                    case CHILD -> about.child();
                    case ADULT -> !about.child();
                    case ANYONE -> true;
                };
    }
}
