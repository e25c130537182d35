package org.safeconduct.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.support.AgencySystem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything on record about one person, for that person. */
class AboutPersonIT extends Governing {

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

    private static JsonNode about(String body) throws Exception {
        HttpResponse<byte[]> answer = governance.post(
                "/governance/v1/subject-access", "application/json", body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        return AgencySystem.json(answer);
    }
}
