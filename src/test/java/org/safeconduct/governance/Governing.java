package org.safeconduct.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.RunningGateway;
import org.safeconduct.support.Shared;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Those who govern, and what they look at. */
@ExtendWith(Shared.class)
abstract class Governing {

    static final ObjectMapper JSON = new ObjectMapper();
    static final String CHILD = "9991002014";
    static RunningGateway gateway;
    static AgencySystem school;
    static AgencySystem charity;
    static AgencySystem governance;
    static JdbcTemplate database;

    @BeforeAll
    static void start(RunningGateway shared) throws Exception {
        gateway = shared;
        school = gateway.agency("oakfield-school");
        charity = gateway.agency("haven-charity");
        governance = gateway.agency("partnership-governance");
        database = gateway.bean(JdbcTemplate.class);
    }

    // Helpers

    interface Call {
        HttpResponse<byte[]> answer() throws Exception;
    }

    static HttpResponse<byte[]> withoutEvidence(Call call) throws Exception {
        database.execute("create function no_evidence() returns trigger language plpgsql as"
                + " $$ begin raise exception 'the disk is full'; end $$");
        database.execute(
                "create trigger fail before insert on evidence_record for each row execute function no_evidence()");
        try {
            return call.answer();
        } finally {
            database.execute("drop trigger fail on evidence_record");
            database.execute("drop function no_evidence()");
        }
    }

    static String shared(AgencySystem from, String example) throws Exception {
        String path = example.equals("school") ? "/schools/v1/disclosures" : "/third-sector/v1/disclosures";
        HttpResponse<byte[]> answer =
                from.post(path, "application/json", AgencySystem.jsonExample(example, "They told us."));
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(202);
        return AgencySystem.json(answer).path("reference").asString();
    }

    static List<JsonNode> records(String reference, String event) throws Exception {
        List<JsonNode> records = new ArrayList<>();
        for (String record : database.queryForList(
                "select record from evidence_record where reference = ? and event = ? order by entry",
                String.class,
                reference,
                event)) {
            records.add(JSON.readTree(record));
        }
        return records;
    }

    static long count(String event) {
        return Objects.requireNonNull(
                database.queryForObject("select count(*) from evidence_record where event = ?", Long.class, event));
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
