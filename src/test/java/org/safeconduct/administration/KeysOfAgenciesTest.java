package org.safeconduct.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.disclosure.Json;
import org.safeconduct.evidence.EvidenceSearch.Found;
import org.safeconduct.sealing.agency.AgencyCertificates;
import org.safeconduct.sealing.agency.CertificateStanding;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class KeysOfAgenciesTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final String OLD = "a".repeat(64);
    private static final String OLDER = "b".repeat(64);
    private static final String CURRENT = "c".repeat(64);

    @ParameterizedTest
    @CsvSource({
        "-10, 300, HOLDS, IN_USE",
        "-10, 29, HOLDS, ENDS_SOON",
        "-10, 0, HOLDS, ENDED",
        "5, 300, HOLDS, NOT_YET",
        "-10, 300, UNKNOWN, UNSURE",
        "-10, 300, WITHDRAWN, WITHDRAWN",
        "-10, -1, WITHDRAWN, WITHDRAWN",
        "-10, -1, UNKNOWN, ENDED"
    })
    void stateOfAKey_isTheGravestThatHolds(
            int from, int until, CertificateStanding standing, KeysOfAgencies.State state) {
        AgencyCertificates.Seen seen = new AgencyCertificates.Seen(
                OLD, NOW.plus(Duration.ofDays(from)), NOW.plus(Duration.ofDays(until)), true, standing);

        assertThat(KeysOfAgencies.state(seen, NOW)).isEqualTo(state);
    }

    @Test
    void whatStoodBefore_andDoesNotNow_isGone_sinceTheLatestChangeThatLeftItOut() {
        List<Found> changes = List.of(
                change("agency county-police", OLD + "," + CURRENT, "2026-11-03T10:00:00Z"),
                change("agency county-mash", "d".repeat(64), "2026-11-02T10:00:00Z"),
                change("agency county-police", OLDER + " " + OLD, "2026-11-01T10:00:00Z"),
                change("agency county-police", "another", "2026-10-01T10:00:00Z"));

        assertThat(KeysOfAgencies.gone("agency county-police", Set.of(CURRENT), changes))
                .containsExactly(
                        new KeysOfAgencies.Gone(OLD, Instant.parse("2026-11-03T10:00:00Z")),
                        new KeysOfAgencies.Gone(OLDER, Instant.parse("2026-11-01T10:00:00Z")));
    }

    private static Found change(String key, String before, String at) {
        ObjectNode facts = JsonNodeFactory.instance
                .objectNode()
                .put("at", at)
                .put("key", key)
                .put("before", before);
        return new Found(
                1,
                new byte[0],
                new byte[0],
                facts.toString(),
                Json.mapper().convertValue(facts, new TypeReference<>() {}));
    }
}
