package org.safeconduct.rulebook;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.RuleAnnotationClause;

/** Reads what a row says of itself in the table's annotation columns: source, grade, jurisdiction, dates, who confirmed. */
final class RowNotes {

    private static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9]*(-[A-Z0-9]+)*-[0-9]{2,3}");

    private final Map<String, String> notes = new HashMap<>();
    private final String id;
    private final Consumer<String> faults;

    private RowNotes(List<RuleAnnotationClause> columns, DecisionRule rule, Consumer<String> faults) {
        this.id = String.valueOf(rule.getId());
        this.faults = faults;
        for (int i = 0; i < Math.min(columns.size(), rule.getAnnotationEntry().size()); i++) {
            String text = rule.getAnnotationEntry().get(i).getText();
            notes.put(columns.get(i).getName(), text == null ? "" : text.strip());
        }
    }

    /** @return null if there was a fault; every fault has been reported */
    static @Nullable RuleInfo read(List<RuleAnnotationClause> columns, DecisionRule rule, Consumer<String> faults) {
        return new RowNotes(columns, rule, faults).read();
    }

    private @Nullable RuleInfo read() {
        if (!ID.matcher(id).matches()) {
            faults.accept("its id is not of the form XX-01");
        }
        String source = required("source");
        RuleInfo.Grade grade = term("grade", RuleInfo.Grade.class);
        RuleInfo.Jurisdiction jurisdiction = term("jurisdiction", RuleInfo.Jurisdiction.class);
        LocalDate from = date("effectiveFrom", required("effectiveFrom"));
        String end = note("effectiveTo");
        LocalDate to = end.isEmpty() ? null : date("effectiveTo", end);
        if (from != null && to != null && to.isBefore(from)) {
            faults.accept("effectiveTo is before effectiveFrom");
        }
        if (source == null || grade == null || jurisdiction == null || from == null) {
            return null;
        }
        String confirmedBy = note("confirmedBy");
        return new RuleInfo(
                id,
                source,
                grade,
                jurisdiction,
                from,
                Optional.ofNullable(to),
                confirmedBy.isEmpty() ? Optional.empty() : Optional.of(confirmedBy));
    }

    private String note(String name) {
        return notes.getOrDefault(name, "");
    }

    private @Nullable String required(String name) {
        if (note(name).isEmpty()) {
            faults.accept(name + " is missing");
            return null;
        }
        return note(name);
    }

    private <E extends Enum<E>> @Nullable E term(String name, Class<E> list) {
        String text = required(name);
        if (text == null) {
            return null;
        }
        for (E term : list.getEnumConstants()) {
            if (term.name().equals(text.toUpperCase(Locale.ROOT))) {
                return term;
            }
        }
        faults.accept(name + " is not one of its values");
        return null;
    }

    private @Nullable LocalDate date(String name, @Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            faults.accept(name + " is not a date");
            return null;
        }
    }
}
