package org.safeconduct.api.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.safeconduct.disclosure.Json;
import org.safeconduct.handling.OpenQuestions;
import org.safeconduct.platform.Rejection;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class HandlingControllerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(
                    new HandlingController(OpenQuestions.ofCounty(3), OpenQuestions.outcomes()))
            .setMessageConverters(new JacksonJsonHttpMessageConverter(Json.mapper()))
            .build();

    private MockHttpServletResponse ask(byte[] body, String type) throws Exception {
        return mvc.perform(post("/handling/v1/statements").contentType(type).content(body))
                .andReturn()
                .getResponse();
    }

    private static byte[] scenario() throws Exception {
        return OpenQuestions.scenario();
    }

    @Test
    void answersTheHandlingObject_withItsKeysAndNoOthers() throws Exception {
        MockHttpServletResponse answer = ask(scenario(), "application/json");

        assertThat(answer.getStatus()).isEqualTo(200);
        JsonNode json = JSON.readTree(answer.getContentAsByteArray());
        assertThat(keys(json)).containsExactly("rulebook", "force", "language", "lines", "clocks", "unconfirmed");
        assertThat(json.path("rulebook").asString()).isEqualTo("2026.11");
        assertThat(json.path("force").asString()).isEqualTo("County Police");
        assertThat(json.path("lines"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(keys(line))
                        .containsExactly(
                                "id",
                                "topic",
                                "certainty",
                                "text",
                                "because",
                                "source",
                                "evidenceGrade",
                                "confirmedByForce",
                                "unconfirmed"));
        assertThat(json.path("clocks"))
                .isNotEmpty()
                .allSatisfy(clock -> assertThat(keys(clock)).containsExactly("code", "what", "by", "line"));
    }

    @Test
    void aLineIsWrittenAsItWasSaid() throws Exception {
        JsonNode line = JSON.readTree(ask(scenario(), "application/json").getContentAsByteArray())
                .path("lines")
                .valueStream()
                .filter(one -> one.path("id").asString().equals("HD-REC-01"))
                .findFirst()
                .orElseThrow();

        assertThat(line.path("topic").asString()).isEqualTo("recording");
        assertThat(line.path("certainty").asString()).isEqualTo("may");
        assertThat(line.path("text").asString())
                .contains("usually within 24 hours")
                .endsWith("does not confirm it.");
        assertThat(line.path("because").toString())
                .isEqualTo("[\"category=youth-produced-imagery\",\"known=told-by-subject\",\"professional=yes\","
                        + "\"subject=13-15\"]");
        assertThat(line.path("source").asString()).contains("[K]");
        assertThat(line.path("evidenceGrade").asString()).isEqualTo("K");
        assertThat(line.path("confirmedByForce").isBoolean()).isTrue();
        assertThat(line.path("confirmedByForce").asBoolean()).isFalse();
        assertThat(line.path("unconfirmed").asBoolean()).isTrue();
    }

    @Test
    void clocksRunFromNow() throws Exception {
        JsonNode clocks = JSON.readTree(ask(scenario(), "application/json").getContentAsByteArray())
                .path("clocks");

        assertThat(clocks.toString())
                .isEqualTo("[{\"code\":\"crime-recorded\",\"what\":"
                        + "\"The police should normally have recorded a crime\","
                        + "\"by\":\"2026-11-23T10:00:00Z\",\"line\":\"HD-REC-01\"},"
                        + "{\"code\":\"mash-decision\",\"what\":"
                        + "\"The council should normally have decided, through the MASH, what happens next\","
                        + "\"by\":\"2026-11-23T17:00:00Z\",\"line\":\"HD-MTG-01\"}]");
    }

    @Test
    void refusesABodyAsLongAsNobodyNeeds() {
        byte[] body = " ".repeat(64 * 1024 + 1).getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertThatThrownBy(() -> ask(body, "application/json"))
                .rootCause()
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.kind()).isEqualTo(Rejection.Kind.TOO_LARGE));
    }

    @Test
    void refusesAnAddressThatAsksTooOften_andStillAnswersAnother() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(ask(scenario(), "application/json").getStatus()).isEqualTo(200);
        }
        assertThatThrownBy(() -> ask(scenario(), "application/json"))
                .rootCause()
                .isInstanceOfSatisfying(Rejection.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Rejection.Kind.TOO_MANY);
                    assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(20));
                });
        assertThat(mvc.perform(post("/handling/v1/statements")
                                .with(request -> {
                                    request.setRemoteAddr("192.0.2.7");
                                    return request;
                                })
                                .contentType("application/json")
                                .content(scenario()))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void takesABodyOfTheLargestSize() throws Exception {
        byte[] scenario = scenario();
        byte[] body = java.util.Arrays.copyOf(scenario, 64 * 1024);
        java.util.Arrays.fill(body, scenario.length, body.length, (byte) ' ');

        assertThat(ask(body, "application/json").getStatus()).isEqualTo(200);
    }

    @Test
    void refusesAnyOtherMediaType() throws Exception {
        assertThat(ask(scenario(), "text/plain").getStatus()).isEqualTo(415);
        assertThat(ask(scenario(), "application/x-www-form-urlencoded").getStatus())
                .isEqualTo(415);
    }

    @Test
    void servesEveryOutcome() throws Exception {
        MockHttpServletResponse answer = mvc.perform(
                        get("/handling/v1/outcomes").accept(MediaType.APPLICATION_JSON))
                .andReturn()
                .getResponse();

        JsonNode outcomes = JSON.readTree(answer.getContentAsByteArray()).path("outcomes");
        assertThat(outcomes).hasSize(27);
        JsonNode last = outcomes.get(26);
        assertThat(keys(last))
                .containsExactly(
                        "code",
                        "meaning",
                        "decidedBy",
                        "namedPerson",
                        "victim",
                        "doesNotMean",
                        "source",
                        "evidenceGrade",
                        "effectiveFrom");
        assertThat(last.path("code").asString()).isEqualTo("23");
        assertThat(last.path("namedPerson").asString()).isEqualTo("yes");
        assertThat(last.path("evidenceGrade").asString()).isEqualTo("K");
        assertThat(last.path("effectiveFrom").asString()).isEqualTo("2026-02-12");
        assertThat(keys(outcomes.get(0))).doesNotContain("effectiveFrom", "effectiveTo");
    }

    private static List<String> keys(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
