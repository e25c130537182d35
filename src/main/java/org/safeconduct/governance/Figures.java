package org.safeconduct.governance;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.EvidenceCounts;
import org.safeconduct.evidence.EvidenceQuery;
import org.safeconduct.evidence.Fact;
import org.safeconduct.sharing.DecisionEffect;
import org.springframework.stereotype.Component;

/**
 * Figures for a partnership, without identities. A small number could point at one child: what is fewer than five is not
 * told, and the others are rounded to the nearest five, so that no difference of two of them tells it either.
 */
@Component
public class Figures {

    private static final int SMALLEST = 5;

    /** What is counted, and by which facts. */
    private static final Map<String, Counted> COUNTED = counted();

    private record Counted(EvidenceQuery of, List<Fact> by) {}

    private final EvidenceCounts evidence;

    Figures(EvidenceCounts evidence) {
        this.evidence = evidence;
    }

    /**
     * What happened in whole days.
     *
     * @param counts what is counted, and the number of each kind, as it is told
     */
    public record Counts(String from, String to, Map<String, Map<String, String>> counts) {}

    /** @throws org.safeconduct.platform.Rejection if it is not a period */
    public Counts of(String from, String to) {
        Period period = Period.of(from, to);
        Map<String, Map<String, String>> counts = new LinkedHashMap<>();
        COUNTED.forEach((name, counted) -> counts.put(name, count(period, counted)));
        return new Counts(period.first().toString(), period.last().toString(), counts);
    }

    /** How often each of some things happened in whole days; each number as it is told. */
    public Map<Event, String> told(Collection<Event> events, LocalDate first, LocalDate last) {
        Period period = new Period(first, last);
        Map<String, Long> counted = evidence.by(period.of(EvidenceQuery.all().events(events)), List.of());
        Map<Event, String> told = new EnumMap<>(Event.class);
        events.forEach(event -> told.put(event, told(counted.getOrDefault(event.code(), 0L))));
        return told;
    }

    /**
     * How often something happened in each of a year's months, the oldest first; each number as it is told.
     *
     * @param last the last of the twelve
     */
    public List<Month> months(Event event, YearMonth last) {
        Map<YearMonth, Long> counted = evidence.months(EvidenceQuery.all()
                .events(Set.of(event))
                .from(Period.of(last.minusMonths(11).atDay(1)).from()));
        return IntStream.rangeClosed(-11, 0)
                .mapToObj(last::plusMonths)
                .map(month -> new Month(month, told(counted.getOrDefault(month, 0L))))
                .toList();
    }

    /** One month's number, as it is told. */
    public record Month(YearMonth month, String number) {}

    private Map<String, String> count(Period period, Counted counted) {
        Map<String, String> counts = new TreeMap<>();
        evidence.by(period.of(counted.of()), counted.by()).forEach((label, number) -> counts.put(label, told(number)));
        return counts;
    }

    static String told(long number) {
        if (number == 0) {
            return "0";
        }
        return number < SMALLEST
                ? "fewer than " + SMALLEST
                : String.valueOf((number + SMALLEST / 2) / SMALLEST * SMALLEST);
    }

    private static Map<String, Counted> counted() {
        Map<String, Counted> counted = new LinkedHashMap<>();
        counted.put("disclosures", counted(EnumSet.of(Event.ACCEPTED, Event.REFERRED, Event.REFUSED)));
        counted.put("decisions", counted(EnumSet.of(Event.DECIDED), Fact.RECIPIENT, Fact.EFFECT));
        counted.put(
                "refusalsByRule",
                new Counted(
                        EvidenceQuery.all()
                                .events(Set.of(Event.DECIDED))
                                .saying(Fact.EFFECT, DecisionEffect.REFUSE.code()),
                        List.of(Fact.RECIPIENT, Fact.RULES)));
        counted.put("turnedAway", counted(EnumSet.of(Event.TURNED_AWAY), Fact.REFUSAL));
        counted.put(
                "reviews",
                counted(EnumSet.of(
                        Event.REVIEW_WAITING, Event.REVIEW_APPROVED, Event.REVIEW_DECLINED, Event.REVIEW_OVERDUE)));
        counted.put("deliveries", counted(EnumSet.of(Event.DELIVERED, Event.PARKED), Fact.RECIPIENT));
        counted.put("recipientsDecisions", counted(EnumSet.of(Event.HANDLING_DECIDED), Fact.RECIPIENT));
        counted.put(
                "clocks",
                counted(EnumSet.of(
                        Event.CLOCK_STARTED,
                        Event.CLOCK_MOVED,
                        Event.CLOCK_MET,
                        Event.CLOCK_ENDED,
                        Event.CLOCK_REMINDED,
                        Event.CLOCK_MISSED)));
        return counted;
    }

    private static Counted counted(Set<Event> events, Fact... by) {
        return new Counted(EvidenceQuery.all().events(events), List.of(by));
    }
}
