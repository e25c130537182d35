package org.safeconduct.desk;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.delivery.Arrivals;
import org.safeconduct.delivery.Arrivals.Arrival;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.DisclosureSigns;
import org.safeconduct.exchange.DisclosureSigns.Signs;
import org.safeconduct.feedback.RecipientSigns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes lines of lists from what their owners know of the cases: the one place that says what a line is. */
@Component
class InboxSources {

    private final Arrivals arrivals;
    private final DisclosureSigns disclosures;
    private final RecipientSigns recipients;

    InboxSources(JdbcClient database) {
        this.arrivals = new Arrivals(database);
        this.disclosures = new DisclosureSigns(database);
        this.recipients = new RecipientSigns(database);
    }

    /** Of the cases to which these references belong, at each agency at which something arrived. */
    List<InboxCase> ofCasesWith(Collection<Reference> references) {
        return lines(arrivals.ofCasesWith(references));
    }

    /** Of these cases. */
    List<InboxCase> of(Collection<Reference> cases) {
        return lines(arrivals.of(cases));
    }

    /** Cases that are in a list, in the order of their references, those after that one. */
    List<Reference> cases(String after, int most) {
        return arrivals.cases(after, most);
    }

    private record Key(AgencyId agency, Reference of) {}

    /** What is known of some disclosures. */
    private record Known(
            Map<Reference, Signs> signs,
            List<RecipientSigns.Said> said,
            List<RecipientSigns.Owed> owed,
            List<RecipientSigns.Answer> answers,
            List<RecipientSigns.Wish> wishes) {

        boolean is(Reference reference, Predicate<Signs> so) {
            return Optional.ofNullable(signs.get(reference)).filter(so).isPresent();
        }
    }

    private List<InboxCase> lines(List<Arrival> arrived) {
        if (arrived.isEmpty()) {
            return List.of();
        }
        Set<Reference> all = arrived.stream().map(Arrival::reference).collect(Collectors.toSet());
        Map<Key, List<Arrival>> cases = arrived.stream()
                .collect(Collectors.groupingBy(
                        one -> new Key(one.at(), one.of()), LinkedHashMap::new, Collectors.toList()));
        Map<Reference, Signs> signs = disclosures.of(all);
        boolean added = signs.values().stream().anyMatch(Signs::added);
        // Whatever a sharer sends after the first comes as a further envelope: most cases have none, and are not asked
        // about.
        boolean more = arrived.size() > cases.size();
        Known known = new Known(
                signs,
                recipients.said(all),
                recipients.owed(all),
                added ? recipients.answers(all) : List.of(),
                more ? recipients.wishes(all) : List.of());
        return cases.entrySet().stream()
                .map(each -> line(each.getKey(), each.getValue(), known))
                .toList();
    }

    private static InboxCase line(Key key, List<Arrival> arrived, Known known) {
        List<Reference> parts =
                arrived.stream().map(Arrival::reference).distinct().toList();
        List<RecipientSigns.Said> said = known.said().stream()
                .filter(one -> one.by().equals(key.agency()) && parts.contains(one.reference()))
                .toList();
        List<RecipientSigns.Said> decided =
                said.stream().filter(one -> !one.acknowledges()).toList();
        State state = state(known.is(parts.getFirst(), Signs::withdrawn), said, decided);
        boolean ended = !decided.isEmpty() && decided.getLast().ends();
        Set<Reference> answers = known.answers().stream()
                .filter(one -> one.asker().equals(key.agency()))
                .map(RecipientSigns.Answer::answer)
                .collect(Collectors.toSet());
        Set<Reference> answersAnybody =
                known.answers().stream().map(RecipientSigns.Answer::answer).collect(Collectors.toSet());
        return new InboxCase(
                key.agency(),
                key.of(),
                parts,
                times(arrived).min(Comparator.naturalOrder()).orElseThrow(),
                times(arrived).max(Comparator.naturalOrder()).orElseThrow(),
                parts.stream().anyMatch(part -> known.is(part, Signs::danger)) && !ended && state != State.WITHDRAWN,
                known.owed().stream()
                        .filter(one -> one.by().equals(key.agency()) && parts.contains(one.reference()))
                        .map(RecipientSigns.Owed::due)
                        .findFirst(),
                state,
                last(arrived.stream().filter(one -> answers.contains(one.reference()))),
                known.wishes().stream()
                        .filter(wish -> parts.contains(wish.reference()))
                        .flatMap(
                                wish -> times(arrived)
                                        .filter(when -> !when.isBefore(wish.at()))
                                        .min(Comparator.naturalOrder())
                                        .stream())
                        .max(Comparator.naturalOrder()),
                last(arrived.stream()
                        .filter(one ->
                                known.is(one.reference(), Signs::added) && !answersAnybody.contains(one.reference()))));
    }

    private static State state(boolean withdrawn, List<RecipientSigns.Said> said, List<RecipientSigns.Said> decided) {
        if (withdrawn) {
            return State.WITHDRAWN;
        }
        if (!decided.isEmpty()) {
            return State.DECIDED;
        }
        return said.isEmpty() ? State.NEW : State.ACKNOWLEDGED;
    }

    private static Optional<Instant> last(Stream<Arrival> arrived) {
        return arrived.map(Arrival::when).max(Comparator.naturalOrder());
    }

    private static Stream<Instant> times(List<Arrival> arrived) {
        return arrived.stream().map(Arrival::when);
    }
}
