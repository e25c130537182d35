package org.safeconduct.feedback.clock;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.feedback.DueClock;
import org.springframework.stereotype.Component;

/** Clocks as their readers see them. */
@Component
public class ClockViews {

    private final ClockRules rules;
    private final ClockRows rows;

    ClockViews(ClockRules rules, ClockRows rows) {
        this.rules = rules;
        this.rows = rows;
    }

    /** What one agency owes in those parts of a case that it has, the first due first. */
    public List<DueClock> owedBy(AgencyId owner, List<Reference> parts) {
        return parts.stream()
                .flatMap(part -> rows.of(part).stream())
                .filter(clock -> clock.owner().equals(owner))
                .sorted(Comparator.comparing(CaseClock::dueAt))
                .map(this::shown)
                .toList();
    }

    /** The clocks of a case, for its sharer, in the order in which they are due. */
    public List<DueClock> of(Reference reference) {
        return rows.of(reference).stream().map(this::shown).toList();
    }

    private DueClock shown(CaseClock clock) {
        Optional<ClockRule> rule = rules.find(clock.kind());
        return new DueClock(
                clock.kind(),
                clock.owner(),
                clock.startedAt(),
                clock.dueAt(),
                clock.state(),
                clock.metAt(),
                rule.map(ClockRule::what),
                rule.map(ClockRule::source),
                rule.map(ClockRule::grade));
    }
}
