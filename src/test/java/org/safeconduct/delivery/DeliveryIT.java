package org.safeconduct.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.CaseChanged;
import org.safeconduct.sealing.Rollover;
import org.safeconduct.support.AgencySystem;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A message to the police is delivered once, in order, or its sharer is told why not; whatever the partner does. */
class DeliveryIT extends PoliceThatMisbehave {

    static Stream<Arguments> misbehaviours() {
        return Stream.of(
                Arguments.of(
                        "does not answer in time", aResponse().withStatus(201).withFixedDelay(2_000), "in time"),
                Arguments.of(
                        "resets the connection",
                        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                        "no connection"),
                Arguments.of("sends garbage", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), "no connection"),
                Arguments.of("answers 500", aResponse().withStatus(500).withBody("Sam Example"), "500"),
                Arguments.of("answers 201 without a receipt", aResponse().withStatus(201), "without a receipt"),
                Arguments.of(
                        "answers 201 with something else",
                        aResponse().withStatus(201).withBody("ok"),
                        "not valid"),
                Arguments.of(
                        "answers 201 with a receipt for another envelope",
                        aResponse().withStatus(201).withTransformers("receipt").withTransformerParameter("wrong", true),
                        "not valid"),
                Arguments.of(
                        "redirects", aResponse().withStatus(307).withHeader("Location", "https://localhost/"), "307"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misbehaviours")
    void isTriedAgainUnderTheSameKey_andDeliveredOnce_whenThePartner(
            String what, ResponseDefinitionBuilder misbehaviour, String reason) throws Exception {
        police.stubFor(post(urlEqualTo(PATH))
                .inScenario(what)
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(misbehaviour)
                .willSetStateTo("mended"));
        police.stubFor(post(urlEqualTo(PATH))
                .inScenario(what)
                .whenScenarioStateIs("mended")
                .willReturn(receipted()));

        String reference = share();

        JsonNode disclosure = awaitEvent(reference, "delivered");
        assertThat(events(disclosure, "attempted"))
                .singleElement()
                .satisfies(event -> assertThat(event.path("failure").asString()).contains(reason))
                .satisfies(event -> assertThat(event.toString()).doesNotContain("Sam Example"));
        assertThat(events(disclosure, "delivered")).hasSize(1);
        List<LoggedRequest> requests = police.findAll(postRequestedFor(urlEqualTo(PATH)));
        assertThat(requests).hasSize(2);
        assertThat(requests)
                .extracting(request -> request.getHeader("Idempotency-Key"))
                .containsOnly(requests.getFirst().getHeader("Idempotency-Key"));
        assertThat(requests.getFirst().getHeader("Content-Digest")).startsWith("sha-256=:");
    }

    @Test
    void isParkedWithItsReason_andDeliveredWhenAnOperatorResumesIt() throws Exception {
        police.stubFor(post(urlEqualTo(PATH)).willReturn(aResponse().withStatus(503)));
        String reference = share();

        JsonNode parked = awaitEvent(reference, "parked");
        assertThat(parked.path("status").asString()).isEqualTo("returned");
        assertThat(events(parked, "parked").getFirst().path("failure").asString())
                .contains("503");
        assertThat(events(parked, "attempted")).hasSize(ATTEMPTS - 1);

        AgencySystem operator = gateway.agency("operator");
        JsonNode row = StreamSupport.stream(
                        AgencySystem.json(operator.get("/deliveries/v1")).spliterator(), false)
                .filter(delivery -> delivery.path("reference").asString().equals(reference))
                .filter(delivery -> delivery.path("recipient").asString().equals("county-police"))
                .findFirst()
                .orElseThrow();
        assertThat(row.path("state").asString()).isEqualTo("parked");
        assertThat(row.path("reason").asString()).contains("503");

        police.resetAll();
        police.stubFor(post(urlEqualTo(PATH)).willReturn(receipted()));
        String resume = "/deliveries/v1/" + row.path("envelope").asString() + "/resume";
        assertThat(school.post(resume, "application/json", new byte[0]).statusCode())
                .isEqualTo(403);
        assertThat(operator.post(resume, "application/json", new byte[0]).statusCode())
                .isEqualTo(200);
        awaitEvent(reference, "delivered");
        assertThat(operator.post(resume, "application/json", new byte[0]).statusCode())
                .isEqualTo(404);
    }

    @Test
    void messagesOfOneCase_arriveInOrder_whenTheFirstMeetsTrouble() throws Exception {
        police.stubFor(post(urlEqualTo(PATH)).willReturn(aResponse().withStatus(500)));
        String reference = share();
        List<UUID> later = List.of(furtherEnvelope(reference), furtherEnvelope(reference), furtherEnvelope(reference));
        UUID first = gateway.bean(JdbcTemplate.class)
                .queryForObject(
                        "select envelope from delivery where reference = ? and recipient = 'county-police' order by position limit 1",
                        UUID.class,
                        reference);
        await().until(() -> !police.findAll(postRequestedFor(urlEqualTo(PATH))).isEmpty());
        police.resetMappings();
        police.stubFor(post(urlEqualTo(PATH)).willReturn(receipted()));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> events(disclosure(reference), "delivered").size() == 1 + later.size());
        List<String> delivered = events(disclosure(reference), "delivered").stream()
                .map(event -> event.path("envelope").asString())
                .toList();
        assertThat(delivered)
                .containsExactlyElementsOf(Stream.concat(Stream.of(first), later.stream())
                        .map(UUID::toString)
                        .toList());
    }

    @Test
    void isTriedAgainSoon_whenTheGatewayCouldNotTry() throws Exception {
        police.stubFor(post(urlEqualTo(PATH)).willReturn(receipted()));
        String reference = share();
        awaitEvent(reference, "delivered");
        ProducerTemplate routes = gateway.bean(ProducerTemplate.class);
        routes.stop();
        try {
            UUID envelope = furtherEnvelope(reference);
            await().until(() -> Objects.requireNonNull(gateway.bean(JdbcTemplate.class)
                    .queryForObject(
                            "select claimed_until is null and next_attempt_at is not null from delivery where envelope = ?",
                            Boolean.class,
                            envelope)));
        } finally {
            routes.start();
        }

        await().atMost(Duration.ofSeconds(30))
                .until(() -> events(disclosure(reference), "delivered").size() == 2);
    }

    @Test
    void withdrawnBeforeItArrives_isStopped_andOnlyTheWithdrawalArrives() throws Exception {
        police.stubFor(post(urlEqualTo(PATH)).willReturn(aResponse().withStatus(503)));
        String reference = share();
        await().until(() -> !police.findAll(postRequestedFor(urlEqualTo(PATH))).isEmpty());

        JsonNode answer = AgencySystem.json(school.post(
                "/disclosures/v1/" + reference + "/withdrawal",
                "application/json",
                "{\"messageId\": \"w-0\", \"reason\": \"wrong-person\"}".getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.path("told").toString()).contains("county-police");
        JdbcTemplate database = gateway.bean(JdbcTemplate.class);
        List<String> stopped = database.queryForList(
                "select envelope::text from delivery where reference = ? and state = 'stopped'",
                String.class,
                reference);
        assertThat(stopped).hasSize(2);
        police.resetAll();
        police.stubFor(post(urlEqualTo(PATH)).willReturn(receipted()));
        // An attempt that was under way when it was withdrawn may fail after it; the notice may have been parked by
        // then.
        database.update(
                "update delivery set state = 'waiting', attempts = 0 where reference = ? and state = 'parked'",
                reference);

        awaitEvent(reference, "delivered");
        assertThat(police.findAll(postRequestedFor(urlEqualTo(PATH))))
                .isNotEmpty()
                .noneMatch(request ->
                        stopped.contains(request.getHeader("Idempotency-Key").replace("\"", "")));
        assertThat(disclosure(reference).path("status").asString()).isEqualTo("withdrawn");
    }

    @Test
    void goesBackToTheSharer_andNeverOut_whenTheKeyItWasSealedToIsWithdrawn() throws Exception {
        police.stubFor(post(urlEqualTo(PATH)).willReturn(aResponse().withStatus(503)));
        Rollover operator = new Rollover(gateway.certs(), Clock.systemUTC());
        String certificates = operator.read("county-police.pem");
        List<CaseChanged> news = gateway.heard(CaseChanged.class);
        String reference = share();
        await().until(() -> !police.findAll(postRequestedFor(urlEqualTo(PATH))).isEmpty());
        JdbcTemplate database = gateway.bean(JdbcTemplate.class);
        UUID envelope = database.queryForObject(
                "select envelope from delivery where reference = ? and recipient = 'county-police'",
                UUID.class,
                reference);
        try {
            operator.withdraw("county-police");

            // Its status and its timeline are read one after the other.
            JsonNode returned = await().atMost(Duration.ofSeconds(30))
                    .until(
                            () -> disclosure(reference),
                            read -> read.path("status").asString().equals("returned")
                                    && !events(read, "returned").isEmpty());
            police.resetAll();
            police.stubFor(post(urlEqualTo(PATH)).willReturn(receipted()));
            assertThat(events(returned, "returned").getFirst().path("failure").asString())
                    .contains("withdrawn", "send it again");
            assertThat(news)
                    .contains(new CaseChanged(
                            new Reference(reference),
                            new CaseChanged.Audience.Sharer(),
                            CaseChanged.Change.RETURNED,
                            Instant.parse(events(returned, "returned")
                                    .getFirst()
                                    .path("at")
                                    .asString())));
            String again = share();
            await().until(() ->
                    !police.findAll(postRequestedFor(urlEqualTo(PATH))).isEmpty());
            assertThat(database.queryForObject(
                            "select recipient_key from envelope where reference = ? and recipient = 'county-police'",
                            String.class,
                            again))
                    .as("what comes now is sealed to the new key")
                    .isEqualTo(operator.fingerprints("county-police").getFirst());
            assertThat(police.findAll(postRequestedFor(urlEqualTo(PATH))))
                    .noneMatch(request -> request.getHeader("Idempotency-Key").contains(String.valueOf(envelope)));
            assertThat(gateway.agency("operator")
                            .post("/deliveries/v1/" + envelope + "/resume", "application/json", new byte[0])
                            .statusCode())
                    .as("no operator can send it after all")
                    .isEqualTo(404);
        } finally {
            operator.replace("county-police.pem", certificates);
        }
    }

    @Test
    void sharerIsToldOnce_withWhomToPhone_whenItHasNotArrivedInTime() throws Exception {
        police.stubFor(post(urlEqualTo(PATH)).willReturn(aResponse().withStatus(503)));
        List<CaseChanged> news = gateway.heard(CaseChanged.class);
        String reference = share();
        awaitEvent(reference, "parked");
        LateDeliveries late = gateway.bean(LateDeliveries.class);
        late.look();
        assertThat(events(disclosure(reference), "delayed")).as("not yet").isEmpty();

        gateway.bean(JdbcTemplate.class)
                .update(
                        "update delivery set dispatched_at = now() - interval '31 minutes' where reference = ?",
                        reference);
        late.look();
        late.look();

        assertThat(events(disclosure(reference), "delayed")).hasSize(1);
        assertThat(news)
                .filteredOn(changed -> changed.change() == CaseChanged.Change.DELAYED
                        && changed.reference().value().equals(reference))
                .extracting(CaseChanged::audience)
                .containsOnly(new CaseChanged.Audience.Sharer());
        assertThat(gateway.person("safeguarding-lead").get("/sent/" + reference).body())
                .contains("County Police has not had it yet.", "href=\"tel:01632960110\"", "01632 960119");
    }

    /** As a node leaves it that dies in the middle of a try. */
    @Test
    void whatNobodyTriesAnyMore_isTriedAgain_whenTheClaimHasRunOut() throws Exception {
        police.stubFor(post(urlEqualTo(PATH)).willReturn(receipted()));
        String reference = share();
        awaitEvent(reference, "delivered");
        UUID envelope = furtherEnvelope(reference);
        await().until(() -> events(disclosure(reference), "delivered").size() == 2);

        gateway.bean(JdbcTemplate.class)
                .update(
                        "update delivery set state = 'waiting', receipt = null, delivered_at = null,"
                                + " claimed_until = now() + interval '2 seconds' where envelope = ?",
                        envelope);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> police.findAll(postRequestedFor(urlEqualTo(PATH))).size() == 3);
    }
}
