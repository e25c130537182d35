package org.safeconduct.governance;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.delivery.DispatchTimes;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.Openings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How long it took from sending until a person opened it, by agency and urgency. What nobody has opened took longer than whatever
 * was opened: left out, it would make the slowest look quick.
 */
@Component
public class OpeningFigures {

    private static final int SMALLEST = 5;

    private final DispatchTimes dispatched;
    private final Openings openings;

    OpeningFigures(DispatchTimes dispatched, JdbcClient database) {
        this.dispatched = dispatched;
        this.openings = new Openings(database);
    }

    /**
     * Of one agency and urgency.
     *
     * @param number how many, as it is told
     * @param told whether there are enough of them to say how long it took
     * @param half within how long half of them were opened; empty if they were not
     * @param most likewise nine of ten
     */
    public record Row(
            AgencyId agency,
            boolean urgent,
            String number,
            boolean told,
            Optional<Duration> half,
            Optional<Duration> most) {}

    private record Group(AgencyId agency, boolean urgent) {}

    private record Key(Reference reference, String agency) {}

    /** Of what was sent in whole days. */
    public List<Row> of(LocalDate first, LocalDate last) {
        Period period = new Period(first, last);
        List<DispatchTimes.Dispatched> all = dispatched.between(period.from(), period.before());
        Map<Key, Openings.Opening> opened = new HashMap<>();
        openings.firstByPeople(
                        all.stream().map(DispatchTimes.Dispatched::reference).toList())
                .forEach(one -> opened.put(new Key(one.reference(), one.agency()), one));
        Map<Group, List<Optional<Duration>>> took = new TreeMap<>(
                Comparator.comparing((Group group) -> group.agency().value()).thenComparing(group -> !group.urgent()));
        for (DispatchTimes.Dispatched one : all) {
            took.computeIfAbsent(new Group(one.to(), one.urgent()), none -> new ArrayList<>())
                    .add(Optional.ofNullable(
                                    opened.get(new Key(one.reference(), one.to().value())))
                            .map(opening -> Duration.between(one.at(), opening.at())));
        }
        return took.entrySet().stream()
                .map(each -> row(each.getKey().agency(), each.getKey().urgent(), each.getValue()))
                .toList();
    }

    static Row row(AgencyId agency, boolean urgent, List<Optional<Duration>> took) {
        boolean told = took.size() >= SMALLEST;
        return new Row(
                agency,
                urgent,
                Figures.told(took.size()),
                told,
                told ? within(took, 50) : Optional.empty(),
                told ? within(took, 90) : Optional.empty());
    }

    /** The time of the first that has so many of a hundred before it, itself among them; empty if that was not opened. */
    private static Optional<Duration> within(List<Optional<Duration>> took, int ofHundred) {
        List<Duration> opened = took.stream().flatMap(Optional::stream).sorted().toList();
        int rank = Math.ceilDiv(took.size() * ofHundred, 100);
        return rank <= opened.size() ? Optional.of(opened.get(rank - 1)) : Optional.empty();
    }
}
