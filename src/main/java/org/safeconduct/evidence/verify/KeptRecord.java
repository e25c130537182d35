package org.safeconduct.evidence.verify;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.safeconduct.evidence.TreeHash;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A record that is kept, compared with the entry that commits to it, and with the columns that repeat it.
 *
 * @param facts the record, read
 */
record KeptRecord(Instant at, JsonNode facts) {

    /** What the queries of records select, under the names r and e. */
    static final String COLUMNS = "r.entry as kept, e.commitment, r.salt, r.record, r.event, r.at, r.reference";

    private static final ObjectMapper JSON = new ObjectMapper();
    /** PostgreSQL keeps no more than microseconds. */
    private static final Duration PRECISION = Duration.ofNanos(1_000);

    /** @return empty if the record is gone */
    static Optional<KeptRecord> of(ResultSet row, String place) throws SQLException, NotProven {
        row.getLong("kept");
        if (row.wasNull()) {
            return Optional.empty();
        }
        byte[] salt = row.getBytes("salt");
        String record = row.getString("record");
        if (salt == null
                || record == null
                || !Arrays.equals(
                        row.getBytes("commitment"),
                        TreeHash.commitment(salt, record.getBytes(StandardCharsets.UTF_8)))) {
            throw new NotProven(place + ": its record or its salt is not the one it commits to");
        }
        try {
            JsonNode facts = JSON.readTree(record);
            Instant at = Instant.parse(facts.path("at").asString(""));
            same(facts, "event", row.getString("event"), place);
            same(facts, "reference", row.getString("reference"), place);
            OffsetDateTime told = row.getObject("at", OffsetDateTime.class);
            if (told == null || Duration.between(at, told.toInstant()).abs().compareTo(PRECISION) >= 0) {
                throw differs(place, "at");
            }
            return Optional.of(new KeptRecord(at, facts));
        } catch (JacksonException | DateTimeException e) {
            throw new NotProven(place + ": its record cannot be read");
        }
    }

    boolean is(String event) {
        return facts.path("event").asString("").equals(event);
    }

    private static void same(JsonNode facts, String column, @Nullable String told, String place) throws NotProven {
        if (!Objects.equals(facts.path(column).stringValue(null), told)) {
            throw differs(place, column);
        }
    }

    private static NotProven differs(String place, String column) {
        return new NotProven(place + ": its column '" + column + "' is not what its record says");
    }
}
