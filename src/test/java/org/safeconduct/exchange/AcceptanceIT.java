package org.safeconduct.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
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
import tools.jackson.databind.ObjectMapper;

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
    @ValueSource(strings = {"evidence_entry", "evidence_record", "envelope", "delivery"})
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

    @Test
    void isARepeat_whenItsUuidComesInCapitals() throws Exception {
        AgencySystem hospital = gateway.agency("st-marys-hospital");
        byte[] message = AgencySystem.resource("demo/hospital.xml");
        String id = UUID.randomUUID().toString();

        HttpResponse<byte[]> first =
                hospital.post("/fhir/$process-message", "application/fhir+xml", message, "X-Request-ID", id);
        HttpResponse<byte[]> again = hospital.post(
                "/fhir/$process-message", "application/fhir+xml", message, "X-Request-ID", id.toUpperCase(Locale.ROOT));

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(text(again)).contains(reference(text(first)));
    }

    @Test
    void namesTheFirst_whenTheSameComesInOtherBytes() throws Exception {
        AgencySystem school = gateway.agency("oakfield-school");
        byte[] message = AgencySystem.jsonExample("school", "Written twice.");
        byte[] again = new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(new ObjectMapper().readTree(message));
        assertThat(again).isNotEqualTo(message);

        HttpResponse<byte[]> first = school.post("/schools/v1/disclosures", "application/json", message);
        HttpResponse<byte[]> second = school.post("/schools/v1/disclosures", "application/json", again);

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(text(second)).contains(reference(text(first)), "nothing more is needed");
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String reference(String answer) {
        return Pattern.compile("SC-[0-9A-Z]{4}-[0-9A-Z]{4}")
                .matcher(answer)
                .results()
                .findFirst()
                .orElseThrow()
                .group();
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
