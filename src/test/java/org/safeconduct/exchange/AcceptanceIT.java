package org.safeconduct.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.RunningGateway;
import org.safeconduct.support.Shared;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** The transaction that accepts: all of it or nothing, and once. */
@ExtendWith(Shared.class)
class AcceptanceIT {

    private static final List<String> TABLES = List.of("disclosure", "envelope", "delivery", "evidence_record");

    static RunningGateway gateway;
    static JdbcTemplate database;

    @BeforeAll
    static void start(RunningGateway shared) {
        gateway = shared;
        database = gateway.bean(JdbcTemplate.class);
    }

    /** Each of these is one part of the transaction; without it the caller must hear that nothing happened. */
    @ParameterizedTest
    @ValueSource(strings = {"evidence_entry", "evidence_record", "envelope", "delivery", "scheduled_tasks"})
    void answers503_andNothingHappened_whenAPartCannotBeWritten(String broken) throws Exception {
        AgencySystem school = gateway.agency("oakfield-school");
        byte[] message = AgencySystem.jsonExample("school", "Is it safe?");
        List<Long> before = counts();
        database.execute("create function fail_" + broken + "() returns trigger language plpgsql as"
                + " $$ begin raise exception 'the disk is full'; end $$");
        database.execute("create trigger fail before insert on " + broken + " for each row execute function fail_"
                + broken + "()");
        HttpResponse<byte[]> refused;
        try {
            refused = school.post("/schools/v1/disclosures", "application/json", message);
        } finally {
            database.execute("drop trigger fail on " + broken);
            database.execute("drop function fail_" + broken + "()");
        }

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(new String(refused.body(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("SC-")
                .doesNotContain("disk is full");
        assertThat(counts()).isEqualTo(before);
        assertThat(school.post("/schools/v1/disclosures", "application/json", message)
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void oneDisclosureComesOfIt_whenTheSameMessageArrivesManyTimesAtOnce() throws Exception {
        AgencySystem school = gateway.agency("oakfield-school");
        byte[] message = AgencySystem.jsonExample("school", "All at once.");
        long before = count("disclosure");
        Set<JsonNode> answers = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<HttpResponse<byte[]>>> copies = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                copies.add(() -> school.post("/schools/v1/disclosures", "application/json", message));
            }
            for (var copy : threads.invokeAll(copies)) {
                assertThat(copy.get().statusCode()).isEqualTo(202);
                answers.add(AgencySystem.json(copy.get()));
            }
        }

        assertThat(answers).hasSize(1);
        assertThat(count("disclosure")).isEqualTo(before + 1);
    }

    private static List<Long> counts() {
        return TABLES.stream().map(AcceptanceIT::count).toList();
    }

    private static long count(String table) {
        if (table.equals("evidence_record")) {
            // Deliveries that fail meanwhile add entries of their own; those of an acceptance are what counts.
            return Objects.requireNonNull(database.queryForObject(
                    "select count(*) from evidence_record where record::jsonb ->> 'event' = 'accepted'", Long.class));
        }
        return Objects.requireNonNull(database.queryForObject("select count(*) from " + table, Long.class));
    }
}
