package org.safeconduct.administration;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.evidence.Fact;
import org.safeconduct.rulebook.Rulebooks;
import org.safeconduct.sharing.RuleLine;
import org.safeconduct.sharing.Sharing;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/**
 * Every rulebook that was in force, kept from the start at which it came into force: before the first decision by new rules,
 * they are on record.
 */
@Component
public class RulebookLog implements SmartInitializingSingleton {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Map<String, String>>> ROWS = new TypeReference<>() {};

    /**
     * A rulebook that was in force.
     *
     * @param digest of all its files
     */
    public record InForce(long position, String version, String digest, Instant since) {}

    private final Rulebooks rulebooks;
    private final Sharing sharing;
    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private final Evidence evidence;
    private final Clock clock;

    RulebookLog(
            Rulebooks rulebooks,
            Sharing sharing,
            JdbcTemplate database,
            TransactionTemplate transaction,
            Evidence evidence,
            Clock clock) {
        this.rulebooks = rulebooks;
        this.sharing = sharing;
        this.database = database;
        this.transaction = transaction;
        this.evidence = evidence;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> keep());
    }

    private void keep() {
        // Of nodes that start at once, one writes what is new.
        database.execute("lock table rulebook_in_force in share row exclusive mode");
        Optional<InForce> before = all().stream().findFirst();
        String digest = rulebooks.digest();
        if (before.filter(last -> last.digest().equals(digest)).isPresent()) {
            return;
        }
        Instant now = clock.instant();
        database.update(
                "insert into rulebook_in_force (version, digest, since, rows) values (?, ?, ?, ?)",
                rulebooks.version(),
                digest,
                Timestamp.from(now),
                written(rows()));
        Map<Fact, Object> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.RULEBOOK, rulebooks.version());
        facts.put(Fact.RULEBOOK_DIGEST, digest);
        before.ifPresent(last -> facts.put(Fact.RULEBOOK_BEFORE, last.digest()));
        evidence.append(EvidenceRecord.ofGateway(Event.RULEBOOK_CHANGED, now, facts));
    }

    /** The rulebooks that were in force, the latest first. */
    public List<InForce> all() {
        return database.query(
                "select position, version, digest, since from rulebook_in_force order by position desc",
                (row, number) -> new InForce(
                        row.getLong("position"),
                        row.getString("version"),
                        row.getString("digest"),
                        row.getTimestamp("since").toInstant()));
    }

    /** The latest rulebook of that version, or with that digest. */
    public Optional<InForce> find(String versionOrDigest) {
        return all().stream()
                .filter(each ->
                        each.version().equals(versionOrDigest) || each.digest().equals(versionOrDigest))
                .findFirst();
    }

    /** What differs between the sharing rules of two of them. */
    public RulebookDifference between(InForce from, InForce to) {
        return RulebookDifference.of(rowsOf(from), rowsOf(to));
    }

    /** The sharing rules in force: each row's id, and what stands in its columns, texts and notes. */
    private Map<String, Map<String, String>> rows() {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        for (RuleLine line : sharing.lines()) {
            Map<String, String> columns = new LinkedHashMap<>();
            columns.put("meaning", line.text());
            columns.putAll(rulebooks.table(line.table()).cells(line.id()));
            rows.put(line.id(), columns);
        }
        return rows;
    }

    private Map<String, Map<String, String>> rowsOf(InForce one) {
        String rows = database.queryForObject(
                "select rows from rulebook_in_force where position = ?", String.class, one.position());
        try {
            return JSON.readValue(rows, ROWS);
        } catch (JacksonException e) {
            throw new IllegalStateException("rows that were stored are JSON", e);
        }
    }

    private static String written(Map<String, Map<String, String>> rows) {
        try {
            return JSON.writeValueAsString(rows);
        } catch (JacksonException e) {
            throw new IllegalStateException("rows of plain texts can always be written", e);
        }
    }
}
