package org.safeconduct.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Numbers of records, which name nobody. Days and months are those of the partnership's own clock on the wall. */
@Component
public class EvidenceCounts {

    private static final String HERE = "r.at at time zone 'Europe/London'";
    private static final String RECORDS = "count(*)";

    private final JdbcClient database;

    EvidenceCounts(JdbcClient database) {
        this.database = database;
    }

    /** How many there are of each event and of what each says of these facts, the codes one after the other. */
    public Map<String, Long> by(EvidenceQuery query, List<Fact> facts) {
        StringBuilder label = new StringBuilder("r.event");
        facts.forEach(fact -> label.append(" || ' ' || coalesce(r.record::jsonb ->> '")
                .append(fact.key())
                .append("', '')"));
        return grouped(label.toString(), RECORDS, query, String::strip);
    }

    /** Months without any are not named. */
    public Map<YearMonth, Long> months(EvidenceQuery query) {
        return grouped("to_char(" + HERE + ", 'YYYY-MM')", RECORDS, query, YearMonth::parse);
    }

    /** Days without any are not named. */
    public Map<LocalDate, Long> days(EvidenceQuery query) {
        return grouped(day(), RECORDS, query, LocalDate::parse);
    }

    /** Day by day, the sum of a fact that is a number. */
    public Map<LocalDate, Long> days(EvidenceQuery query, Fact summed) {
        return grouped(
                day(),
                "coalesce(sum((r.record::jsonb ->> '" + summed.key() + "')::bigint), 0)",
                query,
                LocalDate::parse);
    }

    /** When the first of them happened; empty if there is none. */
    public Optional<Instant> first(EvidenceQuery query) {
        return database.sql("select r.at from evidence r where " + query.condition() + " order by r.at limit 1")
                .params(query.values())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    private static String day() {
        return "to_char(" + HERE + ", 'YYYY-MM-DD')";
    }

    private <K extends Comparable<? super K>> Map<K, Long> grouped(
            String label, String number, EvidenceQuery query, Function<String, K> read) {
        Map<K, Long> counts = new TreeMap<>();
        database.sql("select " + label + " as label, " + number + " as number from evidence r where "
                        + query.condition() + " group by 1")
                .params(query.values())
                .query(row -> {
                    counts.put(read.apply(row.getString("label")), row.getLong("number"));
                });
        return counts;
    }
}
