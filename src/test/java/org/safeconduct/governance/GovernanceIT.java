package org.safeconduct.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.evidence.EvidenceLog;
import org.safeconduct.evidence.EvidenceSearch;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.RunningGateway;
import org.safeconduct.support.Shared;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** What those who answer for a partnership can find out, and what of that is on record itself. */
@ExtendWith(Shared.class)
class GovernanceIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHILD = "9991002014";

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

    @Test
    void whoLooksAtACase_isOnRecord_withRoleAgencyAndCall() throws Exception {
        String reference = shared(school, "school");
        HttpResponse<byte[]> seen = school.get("/disclosures/v1/" + reference);
        school.get("/disclosures/v1/" + reference + "/statement");
        school.get("/disclosures/v1/" + reference + "/receipt");
        charity.get("/disclosures/v1/" + reference);

        List<JsonNode> views = records(reference, "viewed");
        assertThat(views)
                .extracting(view -> view.path("lookedAt").asString())
                .containsExactly("case", "statement", "receipt");
        JsonNode first = views.getFirst();
        assertThat(first.path("actorAgency").asString()).isEqualTo("oakfield-school");
        assertThat(first.path("roles").get(0).asString()).isEqualTo("sharer");
        assertThat(first.path("actor").asString()).matches("[0-9a-f]{64}");
        assertThat(first.path("request").asString())
                .isEqualTo(seen.headers().firstValue("Safe-Conduct-Request").orElseThrow());
        // Another agency did not see it, and that it tried is on record.
        assertThat(records(reference, "turned-away"))
                .extracting(
                        refusal -> refusal.path("actorAgency").asString(),
                        refusal -> refusal.path("refusal").asString())
                .containsExactly(org.assertj.core.groups.Tuple.tuple("haven-charity", "not-found"));
        assertThat(AgencySystem.json(seen).path("timeline").toString()).doesNotContain("viewed");
        // What came of the disclosure says who, and in which call, as well.
        assertThat(records(reference, "decided")).isNotEmpty().allSatisfy(decided -> {
            assertThat(decided.path("roles")).isNotEmpty();
            assertThat(decided.path("request").asString()).isNotBlank();
            assertThat(decided.path("gateway").asString()).isEqualTo("children-act-2004-s16LA");
            assertThat(decided.path("rulebook").asString()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/statement", "/receipt"})
    void nobodySeesACase_whenTheLookCannotBePutOnRecord(String part) throws Exception {
        String reference = shared(school, "school");

        HttpResponse<byte[]> answer = withoutEvidence(() -> school.get("/disclosures/v1/" + reference + part));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(text(answer)).doesNotContain(reference, "handling");
    }

    @Test
    void refusal_isOnRecordBeforeTheSenderHearsOfIt_andHoldsNothingOfTheMessage() throws Exception {
        ObjectNode message = (ObjectNode) JSON.readTree(AgencySystem.jsonExample("school", "canary-words"));
        message.putArray("purposes").add("canary-purpose");
        byte[] body = JSON.writeValueAsBytes(message);

        HttpResponse<byte[]> unrecorded =
                withoutEvidence(() -> school.post("/schools/v1/disclosures", "application/json", body));
        HttpResponse<byte[]> refused = school.post("/schools/v1/disclosures", "application/json", body);

        assertThat(unrecorded.statusCode()).isEqualTo(503);
        assertThat(refused.statusCode()).isEqualTo(422);
        String call = refused.headers().firstValue("Safe-Conduct-Request").orElseThrow();
        List<String> records = database.queryForList(
                "select record from evidence_record where record::jsonb ->> 'request' = ?", String.class, call);
        assertThat(records).hasSize(1);
        assertThat(records.getFirst())
                .contains("turned-away", "POST /schools/v1/disclosures", "\"refusal\":\"invalid\"", "oakfield-school")
                .doesNotContain("canary");
    }

    @Test
    void settingsAndKeys_areOnRecordWhenTheyChange_andOnlyThen() throws Exception {
        StartEvidence start = gateway.bean(StartEvidence.class);
        assertThat(count("configured")).as("settings and agencies file").isEqualTo(2);
        long keys = count("key-changed");
        assertThat(keys).isGreaterThan(6);

        start.compare();
        assertThat(count("configured")).isEqualTo(2);
        assertThat(count("key-changed")).isEqualTo(keys);

        database.update("update last_seen set value = 'another' where what = 'key agency county-police'");
        start.compare();
        assertThat(count("key-changed")).isEqualTo(keys + 1);
        JsonNode changed = JSON.readTree(database.queryForObject(
                "select record from evidence_record where event = 'key-changed' order by entry desc limit 1",
                String.class));
        assertThat(changed.path("key").asString()).isEqualTo("agency county-police");
        assertThat(changed.path("before").asString()).isEqualTo("another");
        assertThat(changed.path("fingerprint").asString()).matches("[0-9a-f]{64}");

        database.update("update last_seen set value = 'another' where what = 'agencies file'");
        start.compare();
        assertThat(count("configured")).as("another agencies file").isEqualTo(3);
    }

    @Test
    void auditEvents_areFoundByAgencyDateSubjectAndOutcome_andAreValidFhir() throws Exception {
        String reference = shared(charity, "charity");
        delivered(reference);
        String subject = database.queryForObject(
                "select record::jsonb -> 'subjects' ->> 0 from evidence_record where reference = ? and event = 'accepted'",
                String.class,
                reference);
        charity.post("/third-sector/v1/disclosures", "application/json", "{}".getBytes(StandardCharsets.UTF_8));

        Bundle ofCase = bundle("/fhir/AuditEvent?entity=" + reference);
        Bundle ofSubject = bundle("/fhir/AuditEvent?patient=" + subject + "&date=ge2020-01-01");
        Bundle failed = bundle("/fhir/AuditEvent?agent=haven-charity&outcome=4&_count=500");

        assertThat(codes(ofCase)).contains("accepted", "decided", "sealed", "delivered");
        assertThat(codes(ofSubject)).containsAll(codes(ofCase));
        assertThat(codes(failed)).contains("turned-away").doesNotContain("accepted", "delivered");
        assertThat(bundle("/fhir/AuditEvent?date=lt2020-01-01").getEntry()).isEmpty();
        assertThat(bundle("/fhir/AuditEvent?patient=" + "0".repeat(64)).getTotal())
                .isZero();
        AuditEvent accepted = events(ofCase).getFirst();
        assertThat(accepted.getAgentFirstRep().getWho().getIdentifier().getValue())
                .matches("[0-9a-f]{64}");
        assertThat(accepted.getEntity())
                .anyMatch(entity -> "XrequestId".equals(entity.getType().getCode()))
                .anyMatch(entity ->
                        Objects.equals(subject, entity.getWhat().getIdentifier().getValue()));
        assertThat(text(governance.get("/fhir/AuditEvent?patient=" + subject))).doesNotContain(CHILD);
        assertValid(ofCase, failed);
    }

    @Test
    void auditEvents_comeInPages_thatTogetherAreAll() throws Exception {
        String reference = shared(school, "school");
        delivered(reference);
        List<String> all = ids(bundle("/fhir/AuditEvent?entity=" + reference));
        List<String> paged = new ArrayList<>();
        String next = "/fhir/AuditEvent?entity=" + reference + "&_count=2";
        while (next != null) {
            Bundle page = bundle(next);
            assertThat(page.getEntry()).hasSizeBetween(1, 2);
            paged.addAll(ids(page));
            next = page.getLink("next") == null
                    ? null
                    : page.getLink("next").getUrl().replaceFirst("https://[^/]+", "");
        }
        // Evidence goes on arriving while we page (a notice is told, an answer fetched): what was there
        // comes first and whole, and what came since follows in the order it was written.
        List<String> since = ids(bundle("/fhir/AuditEvent?entity=" + reference));
        assertThat(paged).startsWith(all.toArray(String[]::new)).doesNotHaveDuplicates();
        assertThat(since).startsWith(paged.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"policy=x", "date=yesterday", "date=ap2026-01-01", "outcome=5", "_count=many", "patient=Smith"})
    void searchThatIsNotUnderstood_isRefused_ratherThanAnsweredInPart(String query) throws Exception {
        HttpResponse<byte[]> refused = governance.get("/fhir/AuditEvent?" + query);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(AgencySystem.json(refused).path("resourceType").asString()).isEqualTo("OperationOutcome");
        assertThat(text(refused)).doesNotContain("Smith", "yesterday");
    }

    @Test
    void whyItWasShared_isOnePageOfPlainEnglish_fromEvidence() throws Exception {
        String reference = shared(charity, "charity");
        delivered(reference);

        JsonNode why = governance.getJson("/governance/v1/why/" + reference);
        HttpResponse<byte[]> page = governance.get("/governance/v1/why/" + reference, "Accept", "text/html");

        JsonNode rule = why.at("/decisions/0/rules/0");
        assertThat(why.path("sharedBy").asString()).isNotBlank();
        assertThat(rule.path("text").asString()).isNotBlank();
        assertThat(rule.path("source").asString()).isNotBlank();
        assertThat(why.at("/decisions/0/gates")).hasSize(4);
        assertThat(why.path("steps").toString()).contains("signed a receipt");
        assertThat(why.at("/decisions/0/gates/0/basis/0").asString())
                .as("the law relied on")
                .isNotBlank();
        assertThat(why.at("/decisions/0/receivedAt").asString()).isNotBlank();
        assertThat(why.at("/told/0/version").asString()).isEqualTo("1");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(text(page))
                .contains("Why was this shared?", rule.path("id").asString(), "signed a receipt")
                .doesNotContain(CHILD, "??");
        assertThat(records(reference, "viewed")).hasSize(2);
        assertThat(governance.get("/governance/v1/why/SC-0000-0000").statusCode())
                .isEqualTo(404);
        assertThat(withoutEvidence(() -> governance.get("/governance/v1/why/" + reference))
                        .statusCode())
                .isEqualTo(503);
    }

    @Test
    void everythingAboutAPerson_isFoundByNumberOrName_andByNobodyElse() throws Exception {
        String reference = shared(charity, "charity");
        JsonNode child =
                JSON.readTree(AgencySystem.resource("demo/charity.json")).at("/subjects/0");

        JsonNode byNumber = about("{\"nhsNumber\": \"999 100 2014\"}");
        JsonNode byName = about("""
                {"givenName": "%s", "familyName": "%s", "dateOfBirth": "%s"}""".formatted(
                        child.path("givenName").asString().toUpperCase(java.util.Locale.UK),
                        child.path("familyName").asString(),
                        child.path("dateOfBirth").asString()));

        assertThat(byNumber.path("disclosures").findValuesAsString("reference")).contains(reference);
        assertThat(byName.path("disclosures").findValuesAsString("reference")).contains(reference);
        assertThat(byNumber.path("disclosures").get(0).path("timeline")).isNotEmpty();
        assertThat(about("{\"nhsNumber\": \"9434765919\"}").path("disclosures")).isEmpty();
        assertThat(records(reference, "viewed")).hasSize(2);
        assertThat(database.queryForList("select record from evidence_record", String.class)
                        .toString())
                .doesNotContain(CHILD, child.path("familyName").asString());
        HttpResponse<byte[]> plain = governance.post(
                "/governance/v1/subject-access",
                "application/json",
                "{\"nhsNumber\": \"9991002014\"}".getBytes(StandardCharsets.UTF_8),
                "Accept",
                "text/plain");
        assertThat(text(plain)).contains(reference, "Shared by");
    }

    @Test
    void whatThePersonMustNotBeTold_isHeldBack_andWhoActedIsNotShown() throws Exception {
        ObjectNode quiet = (ObjectNode) JSON.readTree(AgencySystem.jsonExample("school", "Not to be told."));
        ((ObjectNode) quiet.path("consent"))
                .put("state", "not-sought-risk")
                .put("inform", "do-not-inform")
                .put("reason", "risk-to-child");
        ((ObjectNode) quiet.at("/subjects/0")).put("givenName", "Robin");
        HttpResponse<byte[]> sent =
                school.post("/schools/v1/disclosures", "application/json", JSON.writeValueAsBytes(quiet));
        String reference = AgencySystem.json(sent).path("reference").asString();
        String who = "\"givenName\": \"Robin\", \"familyName\": \"Whitmore\", \"dateOfBirth\": \"2013-09-12\"";

        JsonNode governanceSees = about("{" + who + "}");
        JsonNode subjectSees = about("{" + who + ", \"audience\": \"subject\"}");

        assertThat(governanceSees.path("disclosures").findValuesAsString("reference"))
                .containsExactly(reference);
        assertThat(subjectSees.path("disclosures")).isEmpty();
        assertThat(subjectSees.path("heldBack").get(0).asString()).isEqualTo(reference);
        assertThat(subjectSees.path("whyHeldBack").asString()).contains("Schedule 3");
        JsonNode open = about("""
                {"givenName": "Ellis", "familyName": "Whitmore", "dateOfBirth": "2013-09-12", "audience": "subject"}""");
        assertThat(open.findValuesAsString("actor")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"nhsNumber": "9991002015"}                                            | /nhsNumber
        {"nhsNumber": "9991002014", "givenName": "A"}                          | ''
        {"givenName": "A", "familyName": "B", "dateOfBirth": "March"}          | /dateOfBirth
        {"nhsNumber": "9991002014", "audience": "press"}                       | /audience
        {"surname": "Whitmore"}                                                | ''
        """, quoteCharacter = '`')
    void questionAboutAPersonThatIsNotUnderstood_isRefused(String body, String pointer) throws Exception {
        HttpResponse<byte[]> refused = governance.post(
                "/governance/v1/subject-access", "application/json", body.getBytes(StandardCharsets.UTF_8));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(AgencySystem.json(refused).path("pointer").asString()).isEqualTo(pointer.replace("''", ""));
        assertThat(text(refused)).doesNotContain("Whitmore", "999100", "press");
    }

    @Test
    void figures_tellNoSmallNumber() throws Exception {
        shared(school, "school");

        JsonNode figures = governance.getJson("/governance/v1/figures?from=2020-01-01&to=2099-12-31");

        assertThat(figures.path("disclosures").propertyNames()).contains("accepted");
        List<String> numbers = new ArrayList<>();
        figures.path("decisions").forEach(number -> numbers.add(number.asString()));
        assertThat(numbers).isNotEmpty().allMatch(number -> number.matches("fewer than 5|[0-9]*[05]"));
        assertThat(governance
                        .get("/governance/v1/figures?from=2026-02-01&to=2026-01-01")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void export_holdsEveryRecord_eachWithWhatItsCommitmentIsOver_andIsOnRecord() throws Exception {
        String reference = shared(school, "school");
        String period = "?from=2020-01-01&to=2099-12-31";
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Objects.requireNonNull(
                                database.queryForObject("select count(*) from evidence_waiting", Long.class))
                        == 0);

        String csv = text(governance.get("/governance/v1/evidence" + period, "Accept", "text/csv"));
        String lines = text(governance.get("/governance/v1/evidence" + period, "Accept", "application/x-ndjson"));

        List<CSVRecord> rows;
        try (var parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv))) {
            rows = parser.getRecords();
        }
        assertThat(rows)
                .anyMatch(row -> row.get("reference").equals(reference)
                        && row.get("event").equals("accepted"));
        List<String> all = lines.lines().toList();
        List<byte[]> leaves = new ArrayList<>();
        for (String line : all.subList(0, all.size() - 1)) {
            JsonNode one = JSON.readTree(line);
            assertThat(one.path("leaf").asInt()).isEqualTo(leaves.size());
            byte[] commitment = HexFormat.of().parseHex(one.path("commitment").asString());
            leaves.add(commitment);
            String record = line.substring(line.indexOf("\"record\":") + 9, line.length() - 1);
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(HexFormat.of().parseHex(one.path("salt").asString()));
            assertThat(sha256.digest(record.getBytes(StandardCharsets.UTF_8))).isEqualTo(commitment);
        }
        JsonNode proof = JSON.readTree(all.getLast()).path("proof");
        assertThat(leaves)
                .hasSizeGreaterThanOrEqualTo(rows.size())
                .hasSize(proof.path("end").asInt());
        Fold fold = new Fold();
        leaves.forEach(fold::append);
        assertThat(fold.root()).isEqualTo(rootOf(proof.path("to").asString()));
        assertThat(count("exported")).isGreaterThanOrEqualTo(2);
        assertThat(withoutEvidence(() -> governance.get("/governance/v1/evidence" + period))
                        .statusCode())
                .isEqualTo(503);
    }

    /** A period that begins inside the log: what stands before is folded from the proof alone. */
    @Test
    void exportOfAPart_isProvedComplete_andOneThatLacksARecordIsNot() throws Exception {
        shared(school, "school");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Objects.requireNonNull(
                                database.queryForObject("select count(*) from evidence_waiting", Long.class))
                        == 0);
        List<java.sql.Timestamp> published = database.queryForList(
                "select published_at from evidence_checkpoint order by size", java.sql.Timestamp.class);
        assertThat(published).hasSizeGreaterThan(1);
        EvidenceLog log = gateway.bean(EvidenceLog.class);
        EvidenceSearch evidence = gateway.bean(EvidenceSearch.class);
        // The last of them: the gateway is shared, and others may have written much before.
        int last = published.size() - 1;
        for (java.sql.Timestamp begin : published.subList(Math.max(0, last - 10), last)) {
            LogSpan span =
                    LogSpan.between(begin.toInstant(), published.getLast().toInstant(), log);
            List<byte[]> leaves = evidence.leaves(span.first(), span.end()).stream()
                    .map(EvidenceSearch.Leaf::commitment)
                    .toList();

            Fold whole = Fold.of(span);
            assertThat(whole.root()).isEqualTo(rootOf(span.from()));
            leaves.forEach(whole::append);
            assertThat(whole.root()).isEqualTo(rootOf(span.to()));

            Fold lacking = Fold.of(span);
            leaves.subList(1, leaves.size()).forEach(lacking::append);
            assertThat(lacking.root()).isNotEqualTo(rootOf(span.to()));
        }
    }

    /** A Merkle tree that grows by the leaf (RFC 9162 section 2.1.1), written for this test alone. */
    private static final class Fold {

        private final java.util.ArrayDeque<byte[]> hashes = new java.util.ArrayDeque<>();
        private final java.util.ArrayDeque<Long> sizes = new java.util.ArrayDeque<>();

        static Fold of(LogSpan span) {
            Fold fold = new Fold();
            long left = span.first();
            for (String hash : span.before()) {
                long size = Long.highestOneBit(left);
                fold.hashes.push(HexFormat.of().parseHex(hash));
                fold.sizes.push(size);
                left -= size;
            }
            assertThat(left).isZero();
            return fold;
        }

        void append(byte[] entry) {
            hashes.push(sha256(new byte[] {0}, entry, new byte[0]));
            sizes.push(1L);
            while (sizes.size() > 1) {
                long right = sizes.pop();
                if (sizes.getFirst() != right) {
                    sizes.push(right);
                    return;
                }
                sizes.push(sizes.pop() + right);
                join();
            }
        }

        byte[] root() {
            Fold copy = new Fold();
            copy.hashes.addAll(hashes);
            while (copy.hashes.size() > 1) {
                copy.join();
            }
            return copy.hashes.pop();
        }

        private void join() {
            byte[] right = hashes.pop();
            hashes.push(sha256(new byte[] {1}, hashes.pop(), right));
        }

        private static byte[] sha256(byte[]... parts) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                for (byte[] part : parts) {
                    digest.update(part);
                }
                return digest.digest();
            } catch (java.security.NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** The third line of a checkpoint (C2SP tlog-checkpoint). */
    private static byte[] rootOf(String note) {
        return java.util.Base64.getDecoder().decode(note.lines().toList().get(2));
    }

    // Helpers

    private interface Call {
        HttpResponse<byte[]> answer() throws Exception;
    }

    private static HttpResponse<byte[]> withoutEvidence(Call call) throws Exception {
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

    private static String shared(AgencySystem from, String example) throws Exception {
        String path = example.equals("school") ? "/schools/v1/disclosures" : "/third-sector/v1/disclosures";
        HttpResponse<byte[]> answer =
                from.post(path, "application/json", AgencySystem.jsonExample(example, "They told us."));
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(202);
        return AgencySystem.json(answer).path("reference").asString();
    }

    private static void delivered(String reference) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Objects.requireNonNull(database.queryForObject(
                                "select count(*) from delivery where reference = ? and state <> 'delivered'",
                                Long.class,
                                reference))
                        == 0);
    }

    private static List<JsonNode> records(String reference, String event) throws Exception {
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

    private static long count(String event) {
        return Objects.requireNonNull(
                database.queryForObject("select count(*) from evidence_record where event = ?", Long.class, event));
    }

    private static JsonNode about(String body) throws Exception {
        HttpResponse<byte[]> answer = governance.post(
                "/governance/v1/subject-access", "application/json", body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        return AgencySystem.json(answer);
    }

    private static Bundle bundle(String path) throws Exception {
        HttpResponse<byte[]> answer = governance.get(path);
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        return gateway.bean(FhirContext.class).newJsonParser().parseResource(Bundle.class, text(answer));
    }

    private static List<AuditEvent> events(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(entry -> (AuditEvent) entry.getResource())
                .toList();
    }

    private static List<String> codes(Bundle bundle) {
        return events(bundle).stream()
                .map(event -> event.getSubtypeFirstRep().getCode())
                .toList();
    }

    private static List<String> ids(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getFullUrl)
                .toList();
    }

    private static void assertValid(Bundle... bundles) {
        FhirContext fhir = gateway.bean(FhirContext.class);
        FhirValidator validator = fhir.newValidator()
                .registerValidatorModule(new FhirInstanceValidator(new ValidationSupportChain(
                        new DefaultProfileValidationSupport(fhir),
                        new CommonCodeSystemsTerminologyService(fhir),
                        new InMemoryTerminologyServerValidationSupport(fhir))));
        for (Bundle bundle : bundles) {
            assertThat(StreamSupport.stream(
                                    validator
                                            .validateWithResult(bundle)
                                            .getMessages()
                                            .spliterator(),
                                    false)
                            .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                            .map(message -> message.getLocationString() + ": " + message.getMessage()))
                    .isEmpty();
        }
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
