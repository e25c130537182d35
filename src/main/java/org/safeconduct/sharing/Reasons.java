package org.safeconduct.sharing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.rulebook.DecisionTable;
import org.safeconduct.rulebook.RuleInfo;
import org.safeconduct.rulebook.RulebookFault;
import org.safeconduct.rulebook.Rulebooks;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What a row says to the sharer, and its sources by name. */
final class Reasons {

    private static final Pattern CITED = Pattern.compile("\\[(S\\d+)]");

    private final Map<String, Reason> reasons = new TreeMap<>();

    /** @throws RulebookFault if a row has no text, a text no row, or a citation no source */
    Reasons(Rulebooks rulebooks, String name, DecisionTable table) {
        Map<String, String> texts = texts(rulebooks.file(name + "-reasons.en.yaml"), name);
        JsonNode sources = tree(rulebooks.file("sharing-sources.en.yaml"));
        List<String> faults = new ArrayList<>();
        for (RuleInfo row : table.rows()) {
            String text = texts.remove(row.id());
            if (text == null || text.isBlank()) {
                faults.add(name + ", row " + row.id() + ": no reason in " + name + "-reasons.en.yaml");
                continue;
            }
            reasons.put(
                    row.id(),
                    reason(
                            row,
                            text.strip(),
                            sources,
                            cited -> faults.add(name + ", row " + row.id() + ": the source " + cited
                                    + " is not in sharing-sources.en.yaml")));
        }
        texts.keySet().forEach(id -> faults.add(name + ": a reason for " + id + ", which is not a row"));
        if (!faults.isEmpty()) {
            throw new RulebookFault(faults);
        }
    }

    /** Every row of the table, in its order. */
    List<RuleLine> lines(String name, DecisionTable table) {
        return table.rows().stream()
                .map(row -> {
                    Reason reason = java.util.Objects.requireNonNull(reasons.get(row.id()));
                    return new RuleLine(
                            name,
                            row.id(),
                            reason.text(),
                            reason.source(),
                            row.grade(),
                            row.jurisdiction(),
                            row.effectiveFrom(),
                            row.effectiveTo(),
                            row.confirmedBy());
                })
                .toList();
    }

    /** The ids of the rows that can apply to a recipient: their cell names it, or leaves it open. */
    static Set<String> concerning(Recipient recipient, DecisionTable table) {
        String name = '"' + recipient.code() + '"';
        return table.rows().stream()
                .map(RuleInfo::id)
                .filter(id -> {
                    String cell = table.cells(id).getOrDefault("recipient", name);
                    return cell.startsWith("not(") != cell.contains(name);
                })
                .collect(Collectors.toSet());
    }

    Reason of(Row<?> row) {
        return of(row.id());
    }

    Reason of(String row) {
        Reason reason = reasons.get(row);
        if (reason == null) {
            throw new IllegalStateException("a row without a reason");
        }
        return reason;
    }

    private static Reason reason(
            RuleInfo row, String text, JsonNode sources, java.util.function.Consumer<String> unknown) {
        List<String> titles = new ArrayList<>();
        Matcher cited = CITED.matcher(row.source());
        while (cited.find()) {
            String title = sources.path(cited.group(1)).path("title").asString("");
            if (title.isBlank()) {
                unknown.accept(cited.group(1));
            }
            titles.add(title);
        }
        String source = titles.isEmpty() ? row.source() : String.join("; ", titles) + " " + row.source();
        return new Reason(row.id(), text, source, row.grade().name());
    }

    private static Map<String, String> texts(byte[] file, String name) {
        try {
            return new TreeMap<>(new YAMLMapper().readValue(file, new TypeReference<Map<String, String>>() {}));
        } catch (JacksonException e) {
            throw new RulebookFault(name + "-reasons.en.yaml: not a list of row ids and texts", e);
        }
    }

    private static JsonNode tree(byte[] file) {
        try {
            return new YAMLMapper().readTree(file);
        } catch (JacksonException e) {
            throw new RulebookFault("sharing-sources.en.yaml: not YAML", e);
        }
    }
}
