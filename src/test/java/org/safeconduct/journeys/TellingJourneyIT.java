package org.safeconduct.journeys;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.delivery.MisbehavingPartner;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.FreePorts;
import org.safeconduct.support.RunningGateway;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Sharers hear that there is news: every time, once in effect, in order; and nobody on the way hears what it says. */
@ExtendWith(OutputCaptureExtension.class)
class TellingJourneyIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CANARY = "CANARY-51c0de-the-child-said";
    private static final String ASKED = "CANARY-9a5ced-which-child";
    private static final String NEWS = "/news";
    private static final String FHIR = "/fhir/$process-message";

    @TempDir
    static Path folder;

    static RunningGateway gateway;
    static WireMockServer sharers;
    static GreenMail mail;
    static JdbcTemplate database;

    @BeforeAll
    static void start() throws Exception {
        int port = FreePorts.one();
        mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
        mail.start();
        gateway = RunningGateway.start(
                folder,
                Map.of(
                        "safeconduct.standin.sharers",
                        false,
                        "safeconduct.standin.sharers-port",
                        port,
                        "safeconduct.telling.first-retry",
                        "1h",
                        "safeconduct.telling.longest-retry",
                        "1h",
                        "spring.mail.host",
                        "127.0.0.1",
                        "spring.mail.port",
                        mail.getSmtp().getPort()));
        sharers = MisbehavingPartner.start(port, gateway.certs(), "oakfield-school");
        database = gateway.bean(JdbcTemplate.class);
    }

    @AfterAll
    static void stop() throws Exception {
        sharers.stop();
        gateway.close();
        mail.stop();
    }

    @BeforeEach
    void forget() {
        sharers.resetAll();
    }

    @Test
    void everyUpdateArrives_onceInEffectAndInOrder_whenTheCallbackWasDownForAnHour(CapturedOutput output)
            throws Exception {
        sharers.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(503).withBody(CANARY)));
        AgencySystem school = gateway.agency("oakfield-school");
        String reference = share(school, "school", "/schools/v1/disclosures");
        await().atMost(Duration.ofSeconds(30)).until(() -> attempts(reference) == 1);
        ask("county-police", "/police/v1/questions", reference);
        ask("county-mash", "/mash/v1/questions", reference);
        assertThat(told(school, reference)).isEmpty();
        assertThat(sharers.findAll(postRequestedFor(urlEqualTo(NEWS)))).hasSize(1);

        // Back, though its first answer after the break gets lost: it has the news, and the gateway cannot know.
        sharers.resetAll();
        sharers.stubFor(post(urlEqualTo(NEWS))
                .inScenario("back")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(500))
                .willSetStateTo("well"));
        sharers.stubFor(post(urlEqualTo(NEWS))
                .inScenario("back")
                .whenScenarioStateIs("well")
                .willReturn(aResponse().withStatus(204)));
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            hoursPass();
            return told(school, reference).size() == 3;
        });

        List<LoggedRequest> requests = sharers.findAll(postRequestedFor(urlEqualTo(NEWS)));
        List<JsonNode> inEffect =
                requests.stream().map(TellingJourneyIT::body).distinct().toList();
        assertThat(requests).hasSize(4);
        assertThat(inEffect)
                .extracting(body -> body.path("change").asString())
                .containsExactly("delivered", "question-asked", "question-asked");
        assertThat(requests).allSatisfy(request -> {
            assertThat(request.getHeader("Idempotency-Key"))
                    .isEqualTo('"' + body(request).path("noticeId").asString() + '"');
            assertThat(body(request).propertyNames())
                    .containsExactlyInAnyOrder("noticeId", "reference", "change", "at", "links");
            assertThat(isSignedByTheGateway(request)).isTrue();
            assertSaysNothing(request.getUrl() + request.getHeaders() + request.getBodyAsString());
        });
        assertThat(told(school, reference))
                .extracting(event -> event.path("change").asString())
                .containsExactly("delivered", "question-asked", "question-asked");
        assertThat(readable("select content from question")).noneMatch(content -> content.contains(ASKED));
        assertSaysNothing(output.getAll());
    }

    @Test
    void hospitalIsCalledBack_inTheShapeOfAResponseToItsOwnMessage() throws Exception {
        sharers.stubFor(post(urlEqualTo(FHIR)).willReturn(aResponse().withStatus(200)));
        AgencySystem hospital = gateway.agency("st-marys-hospital");

        String reference = AgencySystem.json(hospital.post(
                        FHIR,
                        "application/fhir+xml",
                        AgencySystem.resource("demo/hospital.xml"),
                        "X-Request-ID",
                        UUID.randomUUID().toString(),
                        "Accept",
                        "application/fhir+json"))
                .at("/entry/1/resource/identifier/0/value")
                .asString();

        LoggedRequest called = await().atMost(Duration.ofSeconds(30))
                .until(() -> sharers.findAll(postRequestedFor(urlEqualTo(FHIR))), calls -> !calls.isEmpty())
                .getFirst();
        JsonNode bundle = body(called);
        assertThat(called.getHeader("Content-Type")).isEqualTo("application/fhir+json");
        assertThat(bundle.at("/entry/0/resource/eventCoding/code").asString()).isEqualTo("servicerequest-response");
        assertThat(bundle.at("/entry/0/resource/response/identifier").asString())
                .isEqualTo("5b1c7d52-0d0a-4c0e-8f0b-6b7a0c1d2e01");
        assertThat(bundle.at("/entry/1/resource/identifier/0/value").asString()).isEqualTo(reference);
        assertThat(bundle.at("/entry/1/resource/basedOn/0/identifier/value").asString())
                .isEqualTo("5b1c7d52-0d0a-4c0e-8f0b-6b7a0c1d2e02");
        assertThat(bundle.at("/entry/1/resource/businessStatus/coding/0/code").asString())
                .isEqualTo("delivered");
        assertThat(bundle.path("id").asString()).isNotEqualTo("0c9a4b0e-6b0f-4f0e-9a59-2f6d0f2f7a01");
        assertThat(called.getBodyAsString() + called.getHeaders()).doesNotContain("Ashdown", "Robin", "Osei");
        assertThat(isSignedByTheGateway(called)).isTrue();
    }

    @Test
    void charityGetsAnEmail_thatSaysOnlyThatThereIsAnUpdate(CapturedOutput output) throws Exception {
        AgencySystem charity = gateway.agency("haven-charity");

        String reference = share(charity, "charity", "/third-sector/v1/disclosures");

        MimeMessage message = await().atMost(Duration.ofSeconds(30))
                .until(() -> mailTo("cases@haven.example", reference), mails -> !mails.isEmpty())
                .getFirst();
        assertThat(message.getSubject()).isEqualTo("There is an update on " + reference);
        assertThat(message.getContent().toString()).startsWith("There is an update on " + reference + ".");
        String whole = GreenMailUtil.getWholeMessage(message);
        assertSaysNothing(whole);
        assertThat(whole).doesNotContainIgnoringCase("police").doesNotContainIgnoringCase("delivered");
        assertSaysNothing(output.getAll());
    }

    @Test
    void whoeverIsOnDuty_getsAnEmail_thatSaysOnlyThatThereIsSomethingUrgent(CapturedOutput output) throws Exception {
        String message = new String(AgencySystem.jsonExample("charity", CANARY), StandardCharsets.UTF_8)
                .replace("\"immediateDanger\":false", "\"immediateDanger\":true");
        String reference = AgencySystem.json(gateway.agency("haven-charity")
                        .post(
                                "/third-sector/v1/disclosures",
                                "application/json",
                                message.getBytes(StandardCharsets.UTF_8)))
                .path("reference")
                .asString();

        MimeMessage mail = await().atMost(Duration.ofSeconds(30))
                .until(() -> mailTo("duty-desk@county-police.example", reference), mails -> !mails.isEmpty())
                .getFirst();
        assertThat(mail.getSubject()).isEqualTo("There is something urgent: " + reference);
        assertSaysNothing(GreenMailUtil.getWholeMessage(mail));
        assertSaysNothing(output.getAll());
    }

    @Test
    void nobodyButAnOperator_seesWhoHasNotBeenTold() throws Exception {
        assertThat(gateway.agency("operator").get("/notices/v1").statusCode()).isEqualTo(200);
        assertThat(gateway.agency("oakfield-school").get("/notices/v1").statusCode())
                .isEqualTo(403);
    }

    /** Sets every wait of the telling to its end. */
    private static void hoursPass() {
        database.update("update notice set next_attempt_at = now() where state = 'waiting'");
    }

    private static int attempts(String reference) {
        return database.queryForObject(
                "select coalesce(max(attempts), 0) from notice where reference = ?", Integer.class, reference);
    }

    private static List<String> readable(String query) {
        return database.query(query, (row, number) -> new String(row.getBytes("content"), StandardCharsets.ISO_8859_1));
    }

    private static String share(AgencySystem sharer, String example, String path) throws Exception {
        return AgencySystem.json(sharer.post(path, "application/json", AgencySystem.jsonExample(example, CANARY)))
                .path("reference")
                .asString();
    }

    private static void ask(String agency, String path, String reference) throws Exception {
        var asked = gateway.agency(agency)
                .post(path, "application/json", """
                {"questionId": "Q-1", "reference": "%s", "about": "this-case", "question": "%s"}""".formatted(reference, ASKED).getBytes(StandardCharsets.UTF_8));
        assertThat(asked.statusCode())
                .as(new String(asked.body(), StandardCharsets.UTF_8))
                .isEqualTo(202);
    }

    private static List<JsonNode> told(AgencySystem sharer, String reference) throws Exception {
        return StreamSupport.stream(
                        sharer.getJson("/disclosures/v1/" + reference)
                                .path("timeline")
                                .spliterator(),
                        false)
                .filter(event -> event.path("event").asString().equals("told"))
                .filter(event -> !event.path("addressee").asString().startsWith("duty:"))
                .toList();
    }

    private static Stream<MimeMessage> mails() {
        return Arrays.stream(mail.getReceivedMessages());
    }

    private static List<MimeMessage> mailTo(String address, String reference) {
        return mails().filter(message -> GreenMailUtil.getWholeMessage(message).contains(reference))
                .filter(message -> GreenMailUtil.getWholeMessage(message).contains("To: " + address))
                .toList();
    }

    private static JsonNode body(LoggedRequest request) {
        return JSON.readTree(request.getBody());
    }

    private static boolean isSignedByTheGateway(LoggedRequest request) throws Exception {
        JWSObject jws = JWSObject.parse(request.getHeader("Safe-Conduct-Signature"), new Payload(request.getBody()));
        JWKSet keys = JWKSet.parse(new String(
                gateway.agency("oakfield-school").get("/.well-known/jwks.json").body(), StandardCharsets.UTF_8));
        ECKey key = keys.getKeyByKeyId(jws.getHeader().getKeyID()).toECKey();
        return jws.verify(new ECDSAVerifier(key));
    }

    /** Neither what was shared and asked, nor a name in it. */
    private static void assertSaysNothing(String text) {
        assertThat(text).doesNotContain(CANARY, ASKED, "Whitmore", "Ellis", "Marsh");
    }
}
