package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.uhn.fhir.context.FhirContext;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.sealing.opening.AgencyKeys;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.RunningGateway;
import org.safeconduct.support.Shared;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/**
 * NHS England's own examples, and the effect that the law has on each. They are not ours to ship, so the test runs where the
 * samples are. A message is posted as it is; a resource takes its like's place in the demonstration message.
 */
@ExtendWith(Shared.class)
class SampleJourneyIT {

    private static final Path SAMPLES = Path.of("../shared/samples");
    private static final FhirContext R4 = FhirContext.forR4Cached();

    static RunningGateway gateway;
    static AgencySystem hospital;

    @BeforeAll
    static void start(RunningGateway shared) throws Exception {
        assumeTrue(Files.isDirectory(SAMPLES), "the NHS samples are not on this machine");
        gateway = shared;
        hospital = gateway.agency("st-marys-hospital");
    }

    @Test
    void referralWithASafeguardingFlag_isReferredWithReasons() throws Exception {
        JsonNode answer = taken(post(text("bars-REFREQ01-111-to-ED-with-safeguarding-flag.xml")));

        assertThat(answer.path("status").asString()).isEqualTo("referred");
        assertThat(answer.path("decisions")).isNotEmpty().allSatisfy(decision -> {
            assertThat(decision.path("effect").asString()).isEqualTo("refer");
            assertThat(decision.path("reasons")).isNotEmpty();
        });
        assertThat(answer.path("findings").findValuesAsString("code"))
                .contains("nhs-number-check-digit", "direct-care-consent-only");
        assertThat(answer.path("findings").findValuesAsString("text"))
                .contains("Consent to direct care is not consent to tell the police. It was not counted.");
        String reference = answer.path("reference").asString();
        JdbcTemplate database = gateway.bean(JdbcTemplate.class);
        assertThat(database.queryForList("select recipient from envelope where reference = ?", String.class, reference))
                .as("nothing is sealed for the police or the MASH before a person decides")
                .containsExactly("st-marys-hospital");
        JsonNode opened = opened(reference);
        assertThat(opened.at("/disclosure/persons/0/kind").asString()).isEqualTo("adult");
        assertThat(opened.at("/disclosure/consent/state").asString()).isEqualTo("unknown");
        assertThat(opened.at("/disclosure/concern/categories")).isNotEmpty();
    }

    @Test
    void consentRejected_isNoAnswer_soHarmDecides() throws Exception {
        Consent rejected = R4.newJsonParser().parseResource(Consent.class, text("nhs-consent-rejected.json"));

        JsonNode significant = taken(post(message(rejected, "significant")));
        JsonNode low = taken(post(message(rejected, "low")));

        for (JsonNode answer : List.of(significant, low)) {
            assertThat(answer.path("findings").findValuesAsString("code")).contains("consent-rejected-is-no-answer");
            assertThat(answer.path("findings").findValuesAsString("text").toString())
                    .contains("A rejected Consent does not say whether the person refused this sharing.");
        }
        assertThat(rules(significant)).as("a child at risk of significant harm").contains("SH-06");
        assertThat(significant.path("decisions"))
                .allSatisfy(decision ->
                        assertThat(decision.path("effect").asString()).startsWith("share"));
        assertThat(reasons(significant)).contains("nobody's permission is needed");
        assertThat(rules(low)).as("consent counts neither way").doesNotContain("SH-11", "SH-43", "SH-44", "SH-45");
    }

    @Test
    void childProtectionFlag_asItIs_isNoMessage() throws Exception {
        HttpResponse<byte[]> refused = post(text("cpis-flag-careplan-careteam-bundle.xml"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(new String(refused.body(), StandardCharsets.UTF_8))
                .contains("Bundle.type")
                .doesNotContain("Mann");
    }

    @Test
    void childProtectionFlag_ofAChildAtRiskOfSignificantHarm_isShared() throws Exception {
        JsonNode answer = taken(post(message(flag("cpis-flag-careplan-careteam-bundle.xml"), "significant")));

        assertThat(answer.path("status").asString()).isEqualTo("accepted");
        assertThat(rules(answer)).contains("SH-06");
        assertThat(reasons(answer)).contains("You can send this.", "Law and guidance call this significant harm");
    }

    @Test
    void childProtectionFlag_withoutHarmStated_isForAPerson() throws Exception {
        JsonNode answer = taken(post(message(flag("cpis-flag-careplan-careteam-bundle.xml"), "unknown")));

        assertThat(decision(answer, "police").path("effect").asString()).isEqualTo("refer");
        assertThat(decision(answer, "police").findValuesAsString("text").toString())
                .contains("must decide");
        assertThat(decision(answer, "mash").findValuesAsString("rule"))
                .as("what may help to keep a child safe, to those whom the duty covers")
                .contains("SH-07");
    }

    @Test
    void fgmFlag_isNotKnownFgm_soTheSafeguardingLeadIsAsked() throws Exception {
        JsonNode answer = taken(post(message(flag("fgm-add-flag-transaction-bundle.xml"), "moderate")));

        JsonNode police = decision(answer, "police");
        assertThat(police.path("effect").asString()).isEqualTo("refer");
        assertThat(police.findValuesAsString("rule")).contains("SH-03").doesNotContain("SH-02");
        assertThat(police.findValuesAsString("text").toString())
                .contains("The personal duty to notify police covers FGM that is known to have happened")
                .contains("Speak to your safeguarding lead");
        assertThat(police.path("obligations").toString())
                .contains("consult-safeguarding-lead")
                .doesNotContain("start-reporting-clock");
    }

    private static Flag flag(String sample) throws Exception {
        Bundle bundle = R4.newXmlParser().parseResource(Bundle.class, text(sample));
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Flag.class::isInstance)
                .map(Flag.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** The demonstration message with this resource in its like's place, about the same child; its harm as stated. */
    private static String message(Resource sample, String harm) throws Exception {
        Bundle bundle = R4.newXmlParser()
                .parseResource(
                        Bundle.class,
                        new String(AgencySystem.resource("demo/hospital.xml"), StandardCharsets.UTF_8)
                                .replace("<valueCode value=\"significant\"/>", "<valueCode value=\"" + harm + "\"/>"));
        Reference child = bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(ServiceRequest.class::isInstance)
                .map(ServiceRequest.class::cast)
                .findFirst()
                .orElseThrow()
                .getSubject();
        switch (sample) {
            case Consent consent -> consent.setPatient(child);
            case Flag flag -> flag.setSubject(child);
            default -> throw new IllegalArgumentException(sample.fhirType());
        }
        Bundle.BundleEntryComponent replaced = bundle.getEntry().stream()
                .filter(entry -> entry.getResource().getClass() == sample.getClass())
                .findFirst()
                .orElseThrow();
        if (sample instanceof Flag flag) {
            // How serious the harm is stands on the flag, in an extension that NHS England's do not have.
            ((Flag) replaced.getResource())
                    .getExtension().stream()
                            .filter(extension -> extension.getUrl().endsWith("/harm"))
                            .forEach(flag::addExtension);
        }
        replaced.setResource(sample);
        return R4.newXmlParser().encodeResourceToString(bundle);
    }

    private static HttpResponse<byte[]> post(String message) throws Exception {
        return hospital.post(
                "/fhir/$process-message",
                "application/fhir+xml",
                message.getBytes(StandardCharsets.UTF_8),
                "X-Request-ID",
                UUID.randomUUID().toString());
    }

    private static JsonNode taken(HttpResponse<byte[]> response) throws Exception {
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(202);
        return hospital.getJson(response.headers().firstValue("Location").orElseThrow());
    }

    private static JsonNode opened(String reference) throws Exception {
        byte[] review = gateway.bean(JdbcTemplate.class)
                .queryForObject("select content from envelope where reference = ?", byte[].class, reference);
        return new tools.jackson.databind.ObjectMapper()
                .readTree(gateway.bean(AgencyKeys.class)
                        .opener(new AgencyId("st-marys-hospital"))
                        .open(review));
    }

    private static JsonNode decision(JsonNode answer, String recipient) {
        for (JsonNode decision : answer.path("decisions")) {
            if (decision.path("recipient").asString().equals(recipient)) {
                return decision;
            }
        }
        throw new AssertionError("no decision for " + recipient);
    }

    private static List<String> rules(JsonNode answer) {
        return answer.path("decisions").findValuesAsString("rule");
    }

    private static String reasons(JsonNode answer) {
        return answer.path("decisions").findValuesAsString("text").toString();
    }

    private static String text(String sample) throws Exception {
        return Files.readString(SAMPLES.resolve(sample));
    }
}
