package org.safeconduct.governance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Register;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.EvidenceQuery;
import org.safeconduct.evidence.EvidenceSearch;
import org.safeconduct.evidence.EvidenceSearch.Found;
import org.safeconduct.evidence.Fact;
import org.safeconduct.sharing.RuleLine;
import org.safeconduct.sharing.Sharing;
import org.springframework.stereotype.Component;

/** Tells from evidence why a disclosure was shared. What the recipients decided stays locked: only that they did is told. */
@Component
public class WhyShared {

    private static final int MOST = 10_000;
    private static final List<Event> TAKEN = List.of(Event.ACCEPTED, Event.REFERRED, Event.REFUSED);

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

    private static final Map<String, String> STEPS = Map.ofEntries(
            Map.entry("sealed", "Sealed, so that only %s can read it"),
            Map.entry("attempted", "Sent to %s; it did not arrive, and was tried again"),
            Map.entry("delivered", "Delivered to %s, which signed a receipt"),
            Map.entry("parked", "Could not be delivered to %s; an operator had to look"),
            Map.entry("resumed", "An operator set the delivery going again"),
            Map.entry("review-waiting", "Waited for a reviewer of the sharing agency"),
            Map.entry("review-opened", "A reviewer looked at it"),
            Map.entry("review-approved", "A reviewer approved sharing it"),
            Map.entry("review-declined", "A reviewer decided not to share it"),
            Map.entry("review-overdue", "Nobody reviewed it in time"),
            Map.entry("clock-missed", "What was due was not done in time"),
            Map.entry("escalated", "Somebody above was told that it was not done"),
            Map.entry("explained", "The sharer got a new version of how the police will handle it"),
            Map.entry("handling-decided", "%s said what they decided"),
            Map.entry("envelope-deleted", "The sealed copy for %s was deleted at the end of its time"));

    private final EvidenceSearch evidence;
    private final Sharing sharing;
    private final Register register;

    WhyShared(EvidenceSearch evidence, Sharing sharing, Register register) {
        this.evidence = evidence;
        this.sharing = sharing;
        this.register = register;
    }

    /** Empty if there is no evidence of such a disclosure. */
    public Optional<Why> of(Reference reference) {
        List<Found> records = evidence.find(
                EvidenceQuery.all().of(reference).without(List.of(Event.VIEWED, Event.TURNED_AWAY)), MOST);
        return records.stream()
                .filter(record -> TAKEN.stream().anyMatch(record::is))
                .findFirst()
                .map(taken -> why(reference, taken, records));
    }

    private Why why(Reference reference, Found taken, List<Found> records) {
        Map<String, RuleLine> rules = sharing.lines().stream()
                .collect(Collectors.toMap(RuleLine::id, Function.identity(), (first, second) -> first));
        List<Found> decided =
                records.stream().filter(record -> record.is(Event.DECIDED)).toList();
        return new Why(
                reference.value(),
                taken.at(),
                agency(taken.text(Fact.AGENCY)),
                taken.texts(Fact.ROLES),
                plain(taken.texts(Fact.PURPOSES)),
                taken.text(Fact.GATEWAY),
                decided.isEmpty() ? "" : decided.getFirst().text(Fact.RULEBOOK),
                sharing.version(),
                decided.stream().map(record -> decision(record, rules)).toList(),
                records.stream().flatMap(record -> step(record).stream()).toList(),
                records.stream()
                        .filter(record -> record.is(Event.HANDLING_DECIDED))
                        .count());
    }

    private static Why.Decision decision(Found record, Map<String, RuleLine> rules) {
        String effect = record.text(Fact.EFFECT);
        return new Why.Decision(
                record.at(),
                record.text(Fact.RECIPIENT),
                effect,
                EFFECTS.getOrDefault(effect, effect),
                plain(record.texts(Fact.WITHHELD)),
                plain(record.texts(Fact.OBLIGATIONS)),
                record.texts(Fact.GATES).stream().map(WhyShared::gate).toList(),
                record.texts(Fact.RULES).stream().map(id -> rule(id, rules)).toList());
    }

    /** Written as {@code power pass SH-04 SH-05}. */
    private static Why.Gate gate(String text) {
        List<String> words = new ArrayList<>(Arrays.asList(text.split(" ")));
        String name = words.removeFirst();
        String answer = words.isEmpty() ? "" : words.removeFirst();
        return new Why.Gate(
                QUESTIONS.getOrDefault(name, name), ANSWERS.getOrDefault(answer, answer), String.join(" ", words));
    }

    private static Why.Rule rule(String id, Map<String, RuleLine> rules) {
        RuleLine line = rules.get(id);
        return line == null
                ? new Why.Rule(id, "", "", "")
                : new Why.Rule(id, line.text(), line.source(), line.grade().name());
    }

    private Optional<Why.Step> step(Found record) {
        return Optional.ofNullable(STEPS.get(record.event()))
                .map(what -> new Why.Step(record.at(), what.formatted(agency(record.text(Fact.RECIPIENT_AGENCY)))));
    }

    private String agency(String id) {
        if (id.isEmpty()) {
            return "the recipient";
        }
        return register.agency(new AgencyId(id)).map(Agency::name).orElse(id);
    }

    private static List<String> plain(List<String> codes) {
        return codes.stream().map(code -> code.replace('-', ' ')).toList();
    }
}
