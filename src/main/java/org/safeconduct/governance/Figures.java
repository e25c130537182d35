package org.safeconduct.governance;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Fact;
import org.springframework.jdbc.core.JdbcTemplate;
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

    private record Counted(String condition, Fact... by) {}

    private final JdbcTemplate database;

    Figures(JdbcTemplate database) {
        this.database = database;
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
        Map<String, Long> counted = new HashMap<>();
        database.query(
                """
                select r.event, count(*) as number from evidence r
                 where r.event = any (?) and r.at >= ? and r.at < ? group by 1""",
                row -> {
                    counted.put(row.getString("event"), row.getLong("number"));
                },
                events.stream().map(Event::code).toArray(String[]::new),
                Timestamp.from(period.from()),
                Timestamp.from(period.before()));
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
        Map<String, Long> counted = new HashMap<>();
        database.query(
                """
                select to_char(r.at at time zone 'Europe/London', 'YYYY-MM') as month, count(*) as number
                  from evidence r where r.event = ? and r.at >= ? group by 1""",
                row -> {
                    counted.put(row.getString("month"), row.getLong("number"));
                },
                event.code(),
                Timestamp.from(Period.of(last.minusMonths(11).atDay(1)).from()));
        return IntStream.rangeClosed(-11, 0)
                .mapToObj(last::plusMonths)
                .map(month -> new Month(month, told(counted.getOrDefault(month.toString(), 0L))))
                .toList();
    }

    /** One month's number, as it is told. */
    public record Month(YearMonth month, String number) {}

    private Map<String, String> count(Period period, Counted counted) {
        StringBuilder label = new StringBuilder("r.event");
        for (Fact fact : counted.by()) {
            label.append(" || ' ' || coalesce(r.record::jsonb ->> '")
                    .append(fact.key())
                    .append("', '')");
        }
        Map<String, String> counts = new TreeMap<>();
        database.query(
                "select " + label + " as label, count(*) as number from evidence r"
                        + " where r.at >= ? and r.at < ? and (" + counted.condition() + ") group by 1",
                row -> {
                    counts.put(row.getString("label").strip(), told(row.getLong("number")));
                },
                Timestamp.from(period.from()),
                Timestamp.from(period.before()));
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
        counted.put("disclosures", new Counted("r.event in ('accepted', 'referred', 'refused')"));
        counted.put("decisions", new Counted("r.event = 'decided'", Fact.RECIPIENT, Fact.EFFECT));
        counted.put(
                "refusalsByRule",
                new Counted(
                        "r.event = 'decided' and r.record::jsonb ->> 'effect' = 'refuse'", Fact.RECIPIENT, Fact.RULES));
        counted.put("turnedAway", new Counted("r.event = 'turned-away'", Fact.REFUSAL));
        counted.put(
                "reviews",
                new Counted("r.event in ('review-waiting', 'review-approved', 'review-declined', 'review-overdue')"));
        counted.put("deliveries", new Counted("r.event in ('delivered', 'parked')", Fact.RECIPIENT));
        counted.put("recipientsDecisions", new Counted("r.event = 'handling-decided'", Fact.RECIPIENT));
        counted.put(
                "clocks",
                new Counted(Arrays.stream(Event.values())
                        .map(Event::code)
                        .filter(event -> event.startsWith("clock-"))
                        .collect(Collectors.joining("', '", "r.event in ('", "')"))));
        return counted;
    }
}
