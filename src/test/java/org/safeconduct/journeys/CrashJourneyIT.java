package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.FreePorts;
import org.safeconduct.support.GatewayProcess;
import org.springframework.jdbc.core.JdbcTemplate;

/** A promise that was given is kept by the next process. */
class CrashJourneyIT {

    @TempDir
    Path folder;

    @Test
    void eachDisclosureIsDelivered_whenTheGatewayIsKilledAfterItsAnswer() throws Exception {
        int police = FreePorts.one();
        int mash = FreePorts.one();
        Map<String, Object> ports =
                Map.of("safeconduct.standin.police-port", police, "safeconduct.standin.mash-port", mash);
        List<String> references = new ArrayList<>();
        Map<String, Object> partnersAway = new java.util.HashMap<>(ports);
        partnersAway.put("safeconduct.standin.enabled", false);
        GatewayProcess killed = GatewayProcess.start(folder, partnersAway).ready(folder);
        try {
            AgencySystem school = killed.agency("oakfield-school", folder);
            for (int i = 0; i < 5; i++) {
                HttpResponse<byte[]> response = school.post(
                        "/schools/v1/disclosures",
                        "application/json",
                        AgencySystem.jsonExample("school", "Number " + i));
                assertThat(response.statusCode()).isEqualTo(202);
                JsonNode answer = AgencySystem.json(response);
                references.add(answer.path("reference").asText());
            }
        } finally {
            killed.kill();
        }

        try (GatewayProcess gateway = GatewayProcess.start(folder, ports).ready(folder)) {
            AgencySystem school = gateway.agency("oakfield-school", folder);
            for (String reference : references) {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> school.getJson("/disclosures/v1/" + reference)
                                .path("status")
                                .asText()
                                .equals("delivered"));
            }
            JdbcTemplate database = GatewayProcess.database(folder);
            assertThat(database.queryForObject(
                            "select count(*) from delivery where state = 'delivered' and receipt is not null",
                            Integer.class))
                    .isEqualTo(10);
            assertThat(database.queryForObject(
                            "select count(*) from evidence_record where record::jsonb ->> 'event' = 'delivered'",
                            Integer.class))
                    .as("each delivery is on record once")
                    .isEqualTo(10);
            assertThat(database.queryForObject(
                            "select count(*) from scheduled_tasks where task_name = 'deliver'", Integer.class))
                    .isZero();
        }
    }

    @Test
    void secondGatewayOnTheSameFolder_saysSoAndEnds() throws Exception {
        Map<String, Object> alone = Map.of("safeconduct.standin.enabled", false);
        try (GatewayProcess first = GatewayProcess.start(folder, alone).ready(folder);
                GatewayProcess second = GatewayProcess.start(folder, alone)) {
            assertThat(second.exit()).isNotZero();
            assertThat(second.log())
                    .contains("Another gateway is running on the data folder")
                    .contains("--safeconduct.data-dir");
            assertThat(first.agency("oakfield-school", folder).get("/").statusCode())
                    .isEqualTo(200);
        }
    }
}
