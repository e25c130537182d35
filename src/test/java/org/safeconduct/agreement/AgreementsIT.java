package org.safeconduct.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.disclosure.Purpose;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.RunningGateway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The register of agreements as an operator keeps it, and what its changes do to disclosures. */
class AgreementsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AgencyId SCHOOL = new AgencyId("oakfield-school");
    private static final AgencyId HOSPITAL = new AgencyId("st-marys-hospital");

    @TempDir
    static Path folder;

    @AutoClose
    static RunningGateway gateway;

    static JdbcTemplate database;
    static AgencySystem operator;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start(folder, Map.of("safeconduct.standin.enabled", false));
        database = gateway.bean(JdbcTemplate.class);
        operator = gateway.agency("operator");
    }

    @Test
    void added_coversItsPartiesAtOnce_andIsOnRecord() throws Exception {
        Register register = gateway.bean(Register.class);
        assertThat(register.standing(SCHOOL, HOSPITAL, Set.of(Purpose.STATUTORY_NOTIFICATION), day()))
                .isEqualTo(Agreement.Standing.MISSING);

        // A purpose that the agreements of the other tests are not for.
        ObjectNode agreement = agreement("school-hospital");
        agreement.putArray("purposes").add("statutory-notification");

        HttpResponse<byte[]> added = put("school-hospital", "", agreement);

        assertThat(added.statusCode()).as(text(added)).isEqualTo(200);
        assertThat(added.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(register.standing(SCHOOL, HOSPITAL, Set.of(Purpose.STATUTORY_NOTIFICATION), day()))
                .isEqualTo(Agreement.Standing.CURRENT);
        JsonNode read = operator.getJson("/agreements/v1/school-hospital");
        assertThat(read.path("agreement")).isEqualTo(agreement);
        assertThat(read.at("/agreement/signatories/0/role").asString()).isEqualTo("headteacher");
        assertThat(ids(AgencySystem.json(operator.get("/agreements/v1"))))
                .contains("school-hospital", "education-2026", "health-2026");
        JsonNode record = records("school-hospital").getLast();
        assertThat(record.path("event").asString()).isEqualTo("agreement-changed");
        assertThat(record.path("effect").asString()).isEqualTo("added");
        assertThat(record.path("agreementVersion").asInt()).isEqualTo(1);
        assertThat(record.path("actor").asString()).isNotBlank().doesNotContain("operator");
        assertThat(record.has("reference")).isFalse();
    }

    @Test
    void replaced_keepsEveryVersion_andOnlyTheOneThatWasRead() throws Exception {
        put("replaced", "", agreement("replaced"));
        ObjectNode later = agreement("replaced").put("reviewDate", "2031-03-31");

        assertThat(put("replaced", "", later).statusCode())
                .as("it is there already")
                .isEqualTo(409);
        assertThat(put("replaced", "\"1\"", later).statusCode()).isEqualTo(200);
        assertThat(put("replaced", "\"1\"", later).statusCode())
                .as("someone was faster")
                .isEqualTo(409);
        assertThat(put("replaced", "1", later).statusCode()).as("not a tag").isEqualTo(422);

        JsonNode versions = AgencySystem.json(operator.get("/agreements/v1/replaced/versions"));
        assertThat(versions.findValuesAsString("version")).containsExactly("2", "1");
        assertThat(versions.findValuesAsString("reviewDate")).containsExactly("2031-03-31", "2030-03-31");
        assertThat(records("replaced"))
                .extracting(record -> record.path("effect").asString())
                .containsExactly("added", "replaced");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "purposes       | [\"marketing\"]            | /purposes/0",
                "purposes       | []                         | /purposes",
                "parties        | [\"oakfield-school\", \"canary-agency\"] | /parties",
                "reviewDate     | \"2020-01-01\"             | /reviewDate",
                "signatories    | []                         | /signatories",
                "signatories    | [{\"agency\": \"oakfield-school\", \"role\": \"Canary Jones\", \"date\": \"2026-03-16\"}] | /signatories",
                "id             | \"other-id\"               | /id",
                "canary         | 1                          | ''",
                "connections    | [{\"agency\": \"oakfield-school\", \"endpoint\": \"https://canary.example\", \"certificateSha256\": \"00\"}] | /connections/0/endpoint",
                "tier           | \"${user.home}\"           | /tier",
            })
    void bad_isRefusedWithItsPlace_quotesNothing_andChangesNothing(String key, String value, String pointer)
            throws Exception {
        ObjectNode bad = agreement("bad");
        bad.set(key, JSON.readTree(value));

        HttpResponse<byte[]> refused = put("bad", "", bad);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(AgencySystem.json(refused).path("pointer").asString()).isEqualTo(pointer);
        assertThat(text(refused)).doesNotContainIgnoringCase("canary");
        assertThat(operator.get("/agreements/v1/bad").statusCode()).isEqualTo(404);
        assertThat(records("bad")).isEmpty();
    }

    @Test
    void nobodyButAnOperatorChangesIt() throws Exception {
        for (String other : List.of("oakfield-school", "reviewer", "county-police", "partnership-governance")) {
            HttpResponse<byte[]> refused = gateway.agency(other)
                    .put("/agreements/v1/mine", "application/json", JSON.writeValueAsBytes(agreement("mine")));
            assertThat(refused.statusCode()).as(other).isEqualTo(403);
        }
        assertThat(gateway.agency("partnership-governance")
                        .get("/agreements/v1")
                        .statusCode())
                .isEqualTo(200);
        assertThat(gateway.agency("oakfield-school").get("/agreements/v1").statusCode())
                .isEqualTo(403);
    }

    @Test
    void ended_refersWithAWarning_withoutARestart_andNeverBlocksAnEmergency() throws Exception {
        AgencySystem charity = gateway.agency("haven-charity");
        assertThat(rules(share(charity, false))).doesNotContain("SH-29");

        HttpResponse<byte[]> ended = operator.post(
                "/agreements/v1/third-sector-2026/end", "application/json", new byte[0], "If-Match", "\"0\"");

        assertThat(ended.statusCode()).as(text(ended)).isEqualTo(200);
        assertThat(AgencySystem.json(ended).at("/agreement/status").asString()).isEqualTo("ended");
        JsonNode referred = share(charity, false);
        assertThat(referred.path("status").asString()).isEqualTo("referred");
        assertThat(referred.path("decisions"))
                .isNotEmpty()
                .allSatisfy(decision ->
                        assertThat(decision.path("effect").asString()).isEqualTo("refer"));
        assertThat(rules(referred)).contains("SH-29");
        assertThat(referred.findValuesAsString("text").toString()).containsIgnoringCase("agreement");
        JsonNode urgent = share(charity, true);
        assertThat(urgent.path("status").asString()).isEqualTo("accepted");
        assertThat(urgent.path("decisions"))
                .allSatisfy(decision ->
                        assertThat(decision.path("effect").asString()).startsWith("share"));
    }

    @Test
    void everyNodeSeesAChange_withoutARestart() throws Exception {
        RegisterFile file = gateway.bean(RegisterFile.class);
        long[] now = {1_790_000_000L};
        InstantSource time = () -> Instant.ofEpochSecond(now[0]);
        Agreements other = new Agreements(() -> file, () -> database, time.withZone(ZoneOffset.UTC));
        assertThat(other.find("another-node")).isEmpty();

        put("another-node", "", agreement("another-node"));

        now[0]++;
        assertThat(other.find("another-node")).isPresent();
    }

    @Test
    void everyNodeSeesAnAddedAgency_untilTheFileHasItItself() throws Exception {
        RegisterFile file = gateway.bean(RegisterFile.class);
        long[] now = {1_790_000_000L};
        InstantSource time = () -> Instant.ofEpochSecond(now[0]);
        OnboardedAgencies other = new OnboardedAgencies(file, () -> database, time.withZone(ZoneOffset.UTC));
        assertThat(other.all()).isEmpty();

        gateway.bean(TransactionTemplate.class)
                .executeWithoutResult(status -> gateway.bean(OnboardedAgencies.class)
                        .add(
                                "{\"id\": \"a-clinic\", \"name\": \"A Clinic\", \"sector\": \"health\"}",
                                day().atStartOfDay().toInstant(ZoneOffset.UTC)));

        now[0]++;
        assertThat(other.all()).extracting(RegisterFile.AgencyEntry::id).containsExactly(new AgencyId("a-clinic"));
        assertThat(new OnboardedAgencies(other.whole(), () -> database, Clock.systemUTC()).all())
                .isEmpty();
    }

    @Test
    void coversNobody_whenTheAgenciesFileNoLongerHasAParty() throws Exception {
        put("left-over", "", agreement("left-over"));
        RegisterFile file = gateway.bean(RegisterFile.class);
        RegisterFile without = new RegisterFile(
                file.partnership(),
                file.agencies().stream()
                        .filter(agency -> !agency.id().equals(HOSPITAL))
                        .toList(),
                file.recipients(),
                List.of());

        Agreements later = new Agreements(() -> without, () -> database, gateway.bean(Clock.class));

        assertThat(later.find("left-over").orElseThrow().agreement().status()).isEqualTo(Agreement.Status.ENDED);
    }

    private static LocalDate day() {
        return LocalDate.of(2026, 11, 24);
    }

    private static ObjectNode agreement(String id) throws Exception {
        return (ObjectNode) JSON.readTree("""
                {"id": "%s", "tier": "data-disclosure-agreement", "status": "active",
                 "parties": ["oakfield-school", "st-marys-hospital"], "purposes": ["early-help"],
                 "gateways": ["children-act-2004-s11"], "dataCategories": ["concern", "identity"],
                 "validFrom": "2026-04-01", "reviewDate": "2030-03-31",
                 "signatories": [{"agency": "oakfield-school", "role": "headteacher", "date": "2026-03-16"},
                                 {"agency": "st-marys-hospital", "role": "caldicott-guardian", "date": "2026-03-17"}],
                 "connections": []}""".formatted(id));
    }

    private static HttpResponse<byte[]> put(String id, String match, ObjectNode agreement) throws Exception {
        byte[] body = JSON.writeValueAsBytes(agreement);
        return match.isEmpty()
                ? operator.put("/agreements/v1/" + id, "application/json", body)
                : operator.put("/agreements/v1/" + id, "application/json", body, "If-Match", match);
    }

    private static JsonNode share(AgencySystem charity, boolean danger) throws Exception {
        ObjectNode body = (ObjectNode) JSON.readTree(AgencySystem.jsonExample("charity", "Told us."));
        body.put("immediateDanger", danger);
        HttpResponse<byte[]> answer =
                charity.post("/third-sector/v1/disclosures", "application/json", JSON.writeValueAsBytes(body));
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(202);
        return AgencySystem.json(answer);
    }

    private static List<String> rules(JsonNode answer) {
        return answer.path("decisions").findValuesAsString("rule");
    }

    private static List<String> ids(JsonNode list) {
        return StreamSupport.stream(((ArrayNode) list).spliterator(), false)
                .map(held -> held.at("/agreement/id").asString())
                .toList();
    }

    private static List<JsonNode> records(String agreement) {
        return database
                .queryForList(
                        "select record from evidence_record where record::jsonb ->> 'agreement' = ? order by entry",
                        String.class,
                        agreement)
                .stream()
                .map(AgreementsIT::read)
                .toList();
    }

    private static JsonNode read(String json) {
        return JSON.readTree(json);
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
