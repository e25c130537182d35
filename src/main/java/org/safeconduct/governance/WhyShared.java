package org.safeconduct.governance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Register;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.EvidenceQuery;
import org.safeconduct.evidence.EvidenceSearch;
import org.safeconduct.evidence.EvidenceSearch.Found;
import org.safeconduct.evidence.Fact;
import org.safeconduct.sharing.Sharing;
import org.springframework.stereotype.Component;

/** Tells from evidence why a disclosure was shared. What the recipients decided stays locked: only that they did is told. */
@Component
public class WhyShared {

    private static final int MOST = 10_000;
    private static final List<Event> TAKEN = List.of(Event.ACCEPTED, Event.REFERRED, Event.REFUSED);

    private static final Map<String, String> STEPS = Map.ofEntries(
            Map.entry("sealed", "Sealed, so that only %s can read it"),
            Map.entry("attempted", "Sent to %s; it did not arrive, and was tried again"),
            Map.entry("delivered", "Delivered to %s, which signed a receipt"),
            Map.entry("parked", "Could not be delivered to %s; an operator had to look"),
            Map.entry("returned", "Not delivered: the key of %s was withdrawn; the sharer was asked to send it again"),
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
        List<Why.Decision> decisions = new WhyDecisions(sharing.lines(), sharing.bases()).of(records);
        return new Why(
                reference.value(),
                taken.at(),
                agency(taken.text(Fact.AGENCY)),
                taken.texts(Fact.ROLES),
                taken.texts(Fact.PURPOSES),
                taken.text(Fact.GATEWAY),
                taken.text(Fact.RULEBOOK),
                sharing.version(),
                decisions,
                records.stream()
                        .filter(record -> record.is(Event.REVIEW_APPROVED) || record.is(Event.REVIEW_DECLINED))
                        .map(this::ruling)
                        .toList(),
                told(taken, records),
                records.stream().flatMap(record -> step(record).stream()).toList(),
                records.stream()
                        .filter(record -> record.is(Event.HANDLING_DECIDED))
                        .count());
    }

    private Why.Ruling ruling(Found record) {
        return new Why.Ruling(
                record.at(),
                record.text(Fact.ACTOR_AGENCY).isEmpty() ? "" : agency(record.text(Fact.ACTOR_AGENCY)),
                record.text(Fact.EFFECT),
                record.texts(Fact.WITHHELD),
                record.text(Fact.GATEWAY));
    }

    /** The first version is part of the answer to the sharer. */
    private static List<Why.Told> told(Found taken, List<Found> records) {
        return Stream.concat(
                        Stream.of(new Why.Told(taken.at(), "1")),
                        records.stream()
                                .filter(record -> record.is(Event.EXPLAINED))
                                .map(record -> new Why.Told(record.at(), record.text(Fact.STATEMENT_VERSION))))
                .toList();
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
}
