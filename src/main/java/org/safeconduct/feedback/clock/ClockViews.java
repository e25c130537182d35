package org.safeconduct.feedback.clock;

import java.util.Comparator;
import java.util.List;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

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
    public ArrayNode owedBy(AgencyId owner, List<Reference> parts) {
        return of(parts.stream()
                .flatMap(part -> rows.of(part).stream())
                .filter(clock -> clock.owner().equals(owner))
                .sorted(Comparator.comparing(CaseClock::dueAt))
                .toList());
    }

    ArrayNode of(List<CaseClock> clocks) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (CaseClock clock : clocks) {
            ObjectNode shown = list.addObject()
                    .put("kind", clock.kind())
                    .put("owner", clock.owner().value())
                    .put("startedAt", clock.startedAt().toString())
                    .put("by", clock.dueAt().toString())
                    .put("state", clock.state().code());
            clock.metAt().ifPresent(at -> shown.put("metAt", at.toString()));
            rules.find(clock.kind())
                    .ifPresent(rule -> shown.put("what", rule.what())
                            .put("source", rule.source())
                            .put("evidenceGrade", rule.grade().name()));
        }
        return list;
    }
}
