package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.sealing.AgencyKeys;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.RunningGateway;
import org.springframework.jdbc.core.JdbcTemplate;

/** NHS England's own example, posted as it is. It is not ours to ship, so the test runs where the samples are. */
class SampleJourneyIT {

    private static final Path REFREQ01 =
            Path.of("../shared/samples/bars-REFREQ01-111-to-ED-with-safeguarding-flag.xml");

    @TempDir
    Path folder;

    @Test
    void referralWithASafeguardingFlag_isReferredWithReasons() throws Exception {
        assumeTrue(Files.exists(REFREQ01), "the NHS samples are not on this machine");
        try (RunningGateway gateway = RunningGateway.start(folder, Map.of("safeconduct.standin.enabled", false))) {
            AgencySystem hospital = gateway.agency("st-marys-hospital");

            HttpResponse<byte[]> response = hospital.post(
                    "/fhir/$process-message",
                    "application/fhir+xml",
                    Files.readAllBytes(REFREQ01),
                    "X-Request-ID",
                    UUID.randomUUID().toString());

            assertThat(response.statusCode()).isEqualTo(202);
            String location = response.headers().firstValue("Location").orElseThrow();
            JsonNode answer = hospital.getJson(location);
            assertThat(answer.path("status").asText()).isEqualTo("referred");
            assertThat(answer.path("decisions")).isNotEmpty().allSatisfy(decision -> {
                assertThat(decision.path("effect").asText()).isEqualTo("refer");
                assertThat(decision.path("reasons")).isNotEmpty();
            });
            List<String> findings = answer.path("findings").findValuesAsText("code");
            assertThat(findings).contains("nhs-number-check-digit", "direct-care-consent-only");

            String reference = answer.path("reference").asText();
            JdbcTemplate database = gateway.bean(JdbcTemplate.class);
            assertThat(database.queryForList(
                            "select recipient from envelope where reference = ?", String.class, reference))
                    .as("nothing is sealed for the police or the MASH before a person decides")
                    .containsExactly("st-marys-hospital");
            byte[] review = database.queryForObject(
                    "select content from envelope where reference = ?", byte[].class, reference);
            JsonNode opened = new com.fasterxml.jackson.databind.ObjectMapper()
                    .readTree(gateway.bean(AgencyKeys.class)
                            .opener(new AgencyId("st-marys-hospital"))
                            .open(review));
            assertThat(opened.at("/disclosure/subjects/0/kind").asText()).isEqualTo("adult");
            assertThat(opened.at("/disclosure/concern/categories")).isNotEmpty();
        }
    }
}
