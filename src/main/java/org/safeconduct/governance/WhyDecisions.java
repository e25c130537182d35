package org.safeconduct.governance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.EvidenceSearch.Found;
import org.safeconduct.evidence.Fact;
import org.safeconduct.sharing.RuleLine;

/** Reads from evidence what was decided for each recipient, and explains it by the rules in force. */
final class WhyDecisions {

    private static final Map<String, String> EFFECTS = Map.of(
            "share", "It could go.",
            "share-reduced", "It could go without what is listed as left out.",
            "refer", "A person in the sharing agency had to decide first.",
            "refuse", "It was not to go.");

    private static final Map<String, String> QUESTIONS = Map.of(
            "power", "Is there a power or duty to share?",
            "confidence", "Does confidentiality allow it?",
            "data-protection", "Does data protection law allow it?",
            "bar", "Is it free of any bar in another law?");

    private static final Map<String, String> ANSWERS = Map.of(
            "passed", "Yes",
            "to-record", "Yes, if the sharing agency records its reason",
            "failed", "No",
            "not-settled", "No rule settles it, which counts as no");

    /** The columns of the rules that answer a question, each with the words before what it says. */
    private static final Map<String, Map<String, String>> COLUMNS = columns();

    private final Map<String, RuleLine> rules;
    private final Map<String, Map<String, String>> bases;

    WhyDecisions(List<RuleLine> lines, Map<String, Map<String, String>> bases) {
        this.rules =
                lines.stream().collect(Collectors.toMap(RuleLine::id, Function.identity(), (first, second) -> first));
        this.bases = bases;
    }

    /** @param records everything on record about one case, the oldest first */
    List<Why.Decision> of(List<Found> records) {
        Map<String, Found> last = new LinkedHashMap<>();
        records.stream()
                .filter(record -> record.is(Event.DECIDED))
                .forEach(record -> last.put(record.text(Fact.RECIPIENT), record));
        return records.stream()
                .filter(record -> record.is(Event.DECIDED))
                .map(record -> decision(record, record != last.get(record.text(Fact.RECIPIENT)), records))
                .toList();
    }

    private Why.Decision decision(Found record, boolean superseded, List<Found> records) {
        String effect = record.text(Fact.EFFECT);
        String recipient = record.text(Fact.RECIPIENT);
        return new Why.Decision(
                record.at(),
                recipient,
                effect,
                EFFECTS.getOrDefault(effect, effect),
                record.texts(Fact.WITHHELD),
                record.texts(Fact.OBLIGATIONS),
                record.texts(Fact.GATES).stream().map(this::gate).toList(),
                record.texts(Fact.RULES).stream().map(this::rule).toList(),
                superseded,
                superseded || !effect.startsWith("share") ? "" : receivedAt(recipient, record, records));
    }

    private static String receivedAt(String recipient, Found decided, List<Found> records) {
        return records.stream()
                .filter(record -> record.entry() > decided.entry()
                        && record.is(Event.DELIVERED)
                        && record.text(Fact.RECIPIENT).equals(recipient))
                .map(Found::at)
                .findFirst()
                .orElse("");
    }

    /** Written as {@code power passed SH-04 SH-05}. */
    private Why.Gate gate(String text) {
        List<String> words = new ArrayList<>(Arrays.asList(text.split(" ")));
        String name = words.removeFirst();
        String answer = words.isEmpty() ? "" : words.removeFirst();
        return new Why.Gate(
                name,
                QUESTIONS.getOrDefault(name, name),
                ANSWERS.getOrDefault(answer, answer),
                basis(name, words),
                String.join(" ", words));
    }

    /** Where two of the rules name different ones it is not on record which counted, so neither is told. */
    private List<String> basis(String gate, List<String> ids) {
        List<String> basis = new ArrayList<>();
        COLUMNS.getOrDefault(gate, Map.of()).forEach((column, before) -> {
            List<String> said = ids.stream()
                    .map(id -> bases.getOrDefault(id, Map.of()).getOrDefault(column, ""))
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .toList();
            if (said.size() == 1) {
                basis.add(before + said.getFirst());
            }
        });
        return basis;
    }

    private Why.Rule rule(String id) {
        RuleLine line = rules.get(id);
        return line == null
                ? new Why.Rule("", id, "", "", "")
                : new Why.Rule(
                        line.table(),
                        id,
                        line.text(),
                        line.source(),
                        line.grade().name());
    }

    private static Map<String, Map<String, String>> columns() {
        Map<String, String> protection = new LinkedHashMap<>();
        protection.put("article6", "UK GDPR Article ");
        protection.put("article9", "UK GDPR Article ");
        protection.put("article10", "UK GDPR Article 10: ");
        protection.put("schedule1", "Data Protection Act 2018: ");
        protection.put("limb", "Why there is no consent: ");
        return Map.of(
                "power", Map.of("power", ""),
                "confidence", Map.of("confidence", ""),
                "data-protection", protection,
                "bar", Map.of("bar", ""));
    }
}
