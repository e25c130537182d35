package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.sealing.Rollover;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.FreePorts;
import org.safeconduct.support.GatewayProcess;
import org.safeconduct.support.GatewayProcess.Said;
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
    void secondGatewayOnTheSameFolder_saysSoAndEnds_andTheFirstServesItsOperator() throws Exception {
        Map<String, Object> alone = Map.of("safeconduct.standin.enabled", false);
        try (GatewayProcess first = GatewayProcess.start(folder, alone).ready(folder);
                GatewayProcess second = GatewayProcess.start(folder, alone)) {
            assertThat(second.exit()).isNotZero();
            assertThat(second.log())
                    .contains("Another gateway is running on the data folder")
                    .contains("--safeconduct.data-dir");
            assertThat(first.agency("oakfield-school", folder).get("/").statusCode())
                    .isEqualTo(200);
            operatorChangesAgencies_asTheReadmeSays(first);
        }
    }

    private void operatorChangesAgencies_asTheReadmeSays(GatewayProcess gateway) throws Exception {
        Path token = Files.writeString(
                folder.resolve("token"), gateway.agency("operator", folder).token());
        Path agency = Files.writeString(folder.resolve("quay-charity.json"), """
                {"id": "quay-charity", "name": "Quay Charity", "sector": "third-sector", "reviewers": "partnership"}""");
        Path pem = Files.writeString(
                folder.resolve("quay-charity.pem"),
                new Rollover(folder.resolve("certs"), Clock.systemUTC()).certificate("quay-charity"));

        assertThat(agency(gateway, token, "onboard", agency.toString(), "--agency-certificate=" + pem))
                .isEqualTo(new Said(0, "DONE: quay-charity is active"));
        assertThat(agency(gateway, token, "suspend", "quay-charity"))
                .isEqualTo(new Said(0, "DONE: quay-charity is suspended"));
        Said list = agency(gateway, token, "list");
        assertThat(list.status()).isZero();
        assertThat(list.text().lines())
                .hasSize(7)
                .anyMatch(line -> line.matches("quay-charity +suspended +third-sector +Quay Charity"))
                .anyMatch(line -> line.contains("County Police (receives what is for the police)"));
        assertThat(agency(gateway, token, "suspend", "nobody-known"))
                .isEqualTo(new Said(1, "REFUSED: no agency has this id (HTTP status 404)"));
        Said misused = agency(gateway, folder.resolve("absent"), "list");
        assertThat(misused.status()).isEqualTo(2);
        assertThat(misused.text())
                .startsWith("The file of --token-file cannot be read.")
                .contains("Exit status");
    }

    private Said agency(GatewayProcess gateway, Path token, String... what) throws Exception {
        return GatewayProcess.program(Stream.of(
                        Stream.of("agency"),
                        Stream.of(what),
                        Stream.of(
                                "--gateway=" + gateway.uri(),
                                "--ca=" + folder.resolve("certs/ca.pem"),
                                "--token-file=" + token))
                .flatMap(each -> each)
                .toArray(String[]::new));
    }
}
