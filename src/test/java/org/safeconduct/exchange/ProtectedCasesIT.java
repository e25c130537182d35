package org.safeconduct.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.RunningGateway;
import org.safeconduct.support.Shared;
import tools.jackson.databind.JsonNode;

/** That somebody's whereabouts must not become known holds through a case, whether it is said again or not. */
@ExtendWith(Shared.class)
class ProtectedCasesIT {

    private static final String OPEN = "\"doNotDisclose\": false";
    private static final String SECRET = "\"doNotDisclose\": true";

    static RunningGateway gateway;

    @BeforeAll
    static void start(RunningGateway shared) {
        gateway = shared;
    }

    @Test
    void keepsTheMark_throughUpdatesThatDoNotSayIt() throws Exception {
        AgencySystem school = gateway.agency("oakfield-school");
        String reference = shared(school, SECRET);

        assertThat(update(school, reference, OPEN, "?preview=true")).contains("protection-kept");
        assertThat(update(school, reference, OPEN, "")).contains("protection-kept");
        assertThat(update(school, reference, "\"doNotDisclose\": true", "")).doesNotContain("protection-kept");
    }

    @Test
    void keepsTheMark_thatCameWithAnUpdate() throws Exception {
        AgencySystem school = gateway.agency("oakfield-school");
        String reference = shared(school, OPEN);

        assertThat(update(school, reference, OPEN, "")).doesNotContain("protection-kept");
        assertThat(update(school, reference, SECRET, "")).doesNotContain("protection-kept");
        assertThat(update(school, reference, OPEN, "")).contains("protection-kept");
    }

    private static String shared(AgencySystem school, String mark) throws Exception {
        JsonNode answer = AgencySystem.json(school.post(
                "/schools/v1/disclosures", "application/json", example(mark).getBytes(StandardCharsets.UTF_8)));
        return answer.path("reference").asString();
    }

    private static List<String> update(AgencySystem school, String reference, String mark, String query)
            throws Exception {
        String form = example(mark).replaceFirst("\"messageId\"\\s*:\\s*\"[^\"]*\",", "");
        String body =
                "{\"messageId\": \"%s\", \"kind\": \"correct\", \"disclosure\": %s}".formatted(UUID.randomUUID(), form);
        JsonNode answer = AgencySystem.json(school.post(
                "/disclosures/v1/" + reference + "/updates" + query,
                "application/json",
                body.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.has("status")).as(answer.toString()).isTrue();
        return answer.path("findings")
                .valueStream()
                .map(finding -> finding.path("code").asString())
                .toList();
    }

    private static String example(String mark) throws Exception {
        String text = new String(AgencySystem.jsonExample("school", "It is not safe."), StandardCharsets.UTF_8);
        String spaced =
                text.replace("\"doNotDisclose\":", "\"doNotDisclose\": ").replace(":  ", ": ");
        assertThat(spaced).contains(OPEN);
        return spaced.replace(OPEN, mark);
    }
}
