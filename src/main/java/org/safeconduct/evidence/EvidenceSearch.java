package org.safeconduct.evidence;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Json;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Finds records of the evidence log. Whoever asks has been allowed to, and their asking is on record. */
@Component
public class EvidenceSearch {

    private static final RowMapper<Found> FOUND = (row, number) -> new Found(
            row.getLong("entry"),
            row.getBytes("commitment"),
            row.getBytes("salt"),
            row.getString("record"),
            read(row.getString("record")));

    private final JdbcTemplate database;

    EvidenceSearch(JdbcTemplate database) {
        this.database = database;
    }

    /**
     * A record as it is kept.
     *
     * @param entry its place in the order in which entries were written
     * @param commitment SHA-256 over salt and record: what the log keeps for ever
     * @param record the canonical JSON that the commitment is over
     * @param facts the same, read
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    public record Found(long entry, byte[] commitment, byte[] salt, String record, Map<String, Object> facts) {

        /** The text of one fact; empty if the record does not have it. */
        public String text(Fact fact) {
            return text(fact.key());
        }

        /** The texts of a fact that is a list. */
        public List<String> texts(Fact fact) {
            return facts.get(fact.key()) instanceof List<?> texts
                    ? texts.stream().map(String::valueOf).toList()
                    : List.of();
        }

        public String event() {
            return text("event");
        }

        public String at() {
            return text("at");
        }

        /** Empty for what happened to the gateway itself. */
        public String reference() {
            return text("reference");
        }

        private String text(String key) {
            Object value = facts.get(key);
            return value == null || value instanceof List<?> ? "" : value.toString();
        }

        public boolean is(Event event) {
            return event().equals(event.code());
        }
    }

    /** Oldest first, and no more than {@code most}. */
    public List<Found> find(EvidenceQuery query, int most) {
        return find(query, " order by r.entry limit ?", most);
    }

    /** Newest first, and no more than {@code most}. */
    public List<Found> latest(EvidenceQuery query, int most) {
        return find(query, " order by r.entry desc limit ?", most);
    }

    private List<Found> find(EvidenceQuery query, String order, int most) {
        List<Object> values = new ArrayList<>(query.values());
        values.add(most);
        return database.query(select(query) + order, FOUND, values.toArray());
    }

    /**
     * A leaf of the log.
     *
     * @param found empty if its record was deleted at the end of its time
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    public record Leaf(long index, long entry, byte[] commitment, Optional<Found> found) {}

    /** The leaves from one index to before another, in order, as far as there are. */
    public List<Leaf> leaves(long from, long to) {
        return database.query(
                """
                select l.index, e.id as entry, e.commitment, r.salt, r.record
                  from evidence_leaf l join evidence_entry e on e.id = l.entry
                  left join evidence r on r.entry = l.entry
                 where l.index >= ? and l.index < ? order by l.index""",
                (row, number) -> new Leaf(
                        row.getLong("index"),
                        row.getLong("entry"),
                        row.getBytes("commitment"),
                        row.getString("record") == null
                                ? Optional.empty()
                                : Optional.ofNullable(FOUND.mapRow(row, number))),
                from,
                to);
    }

    /** How many there are. */
    public long count(EvidenceQuery query) {
        Long count = database.queryForObject(
                "select count(*) from evidence r where " + query.condition(),
                Long.class,
                query.values().toArray());
        return count == null ? 0 : count;
    }

    private static String select(EvidenceQuery query) {
        return "select r.entry, r.salt, r.record, r.commitment from evidence r where " + query.condition();
    }

    static List<String> codes(Collection<Event> events) {
        return events.stream().map(Code::code).sorted().toList();
    }

    static Timestamp time(java.time.Instant at) {
        return Timestamp.from(at);
    }

    private static Map<String, Object> read(String record) {
        return Json.read(record.getBytes(StandardCharsets.UTF_8), Facts.class).members;
    }

    /** A record as a map, in its order. */
    private static final class Facts {

        private final Map<String, Object> members = new LinkedHashMap<>();

        @JsonAnySetter
        @SuppressWarnings("UnusedMethod") // Jackson calls it
        void put(String key, Object value) {
            members.put(key, value);
        }
    }
}
