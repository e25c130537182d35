package org.safeconduct.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.RunningGateway;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A gateway that ran by the rules it ships, and runs by a partnership's own since: what differs can be read. */
class RulebookLogIT {

    @TempDir
    static Path folder;

    @AutoClose
    static RunningGateway gateway;

    static AgencySystem reader;

    @BeforeAll
    static void startTwice() throws Exception {
        RunningGateway.start(folder, Map.of("safeconduct.standin.enabled", false))
                .close();
        Path rulebook = Files.createDirectories(folder.resolve("rulebook"));
        String table = resource("rulebook/sharing.dmn");
        Files.writeString(
                rulebook.resolve("sharing.dmn"),
                table.replace("SH-13.obligations\"><text>[", "SH-13.obligations\"><text>[\"second-approver\", ")
                        .replaceAll("(?s)<rule id=\"SH-30\">.*?</rule>", "")
                        .replace("SH-67", "SH-97"));
        String reasons = resource("rulebook/sharing-reasons.en.yaml");
        Files.writeString(
                rulebook.resolve("sharing-reasons.en.yaml"),
                reasons.replaceAll("(?ms)^SH-30:.*?(?=^[A-Z]|\\z)", "").replace("SH-67:", "SH-97:"));
        Files.writeString(rulebook.resolve("rulebook.yaml"), "version: \"county-1\"\n");
        gateway = RunningGateway.start(
                folder, Map.of("safeconduct.standin.enabled", false, "safeconduct.rulebook", rulebook));
        reader = gateway.agency("oakfield-school");
    }

    @Test
    void eachIsOnRecord_whenItCameIntoForce() {
        List<String> records = gateway.bean(JdbcTemplate.class)
                .queryForList(
                        "select record from evidence_record where record::jsonb ->> 'event' = 'rulebook-changed' order by entry",
                        String.class);

        assertThat(records).hasSize(2);
        assertThat(records.getFirst()).contains("\"rulebook\":\"2026.11\"").doesNotContain("rulebookBefore");
        assertThat(records.getLast()).contains("\"rulebook\":\"county-1\"", "rulebookBefore");
    }

    @Test
    void isNotOnRecordAgain_whenNothingHasChanged() {
        RulebookLog log = gateway.bean(RulebookLog.class);

        log.afterSingletonsInstantiated();

        assertThat(log.all()).extracting(RulebookLog.InForce::version).containsExactly("county-1", "2026.11");
    }

    @Test
    void differenceNamesRowsAndColumns() throws Exception {
        JsonNode difference = reader.getJson("/rules/sharing?from=2026.11").path("difference");

        assertThat(difference.at("/from/version").asString()).isEqualTo("2026.11");
        assertThat(difference.at("/to/version").asString()).isEqualTo("county-1");
        assertThat(difference.path("added").toString()).isEqualTo("[\"SH-97\"]");
        assertThat(difference.path("removed").toString()).isEqualTo("[\"SH-30\",\"SH-67\"]");
        assertThat(difference.path("changed")).hasSize(1);
        JsonNode row = difference.at("/changed/0");
        assertThat(row.path("id").asString()).isEqualTo("SH-13");
        assertThat(row.path("columns")).hasSize(1);
        assertThat(row.at("/columns/0/name").asString()).isEqualTo("obligations");
        assertThat(row.at("/columns/0/before").asString()).doesNotContain("second-approver");
        assertThat(row.at("/columns/0/after").asString()).contains("second-approver");
    }

    @Test
    void differenceIsAPage() throws Exception {
        HttpResponse<byte[]> page = reader.get("/rules/sharing?from=2026.11&to=county-1", "Accept", "text/html");
        String html = new String(page.body(), StandardCharsets.UTF_8);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(html)
                .contains("What changed from version", "Rows added:", "SH-97", "Rows removed:", "SH-30, SH-67")
                .contains("second-approver", "obligations", "what has changed since");
    }

    @Test
    void unknownVersion_isNotFound_andNotEchoed() throws Exception {
        HttpResponse<byte[]> answer = reader.get("/rules/sharing?from=canary");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("canary");
    }

    private static String resource(String name) throws Exception {
        return new String(AgencySystem.resource(name), StandardCharsets.UTF_8);
    }
}
