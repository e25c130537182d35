package org.safeconduct.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.support.AgencySystem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What those who answer for a partnership can find out, and what of that is on record itself. */
class GovernanceIT extends Governing {

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

    private static void delivered(String reference) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Objects.requireNonNull(database.queryForObject(
                                "select count(*) from delivery where reference = ? and state <> 'delivered'",
                                Long.class,
                                reference))
                        == 0);
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
}
