package org.safeconduct.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.sealing.envelope.Envelope;
import org.safeconduct.sealing.opening.AgencyKeys;
import org.safeconduct.sharing.Release;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.FreePorts;
import org.safeconduct.support.RunningGateway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A gateway whose police do as the test says; the MASH is away. */
abstract class PoliceThatMisbehave {

    static final String PATH = "/envelopes";
    static final int ATTEMPTS = 4;

    @TempDir
    static Path folder;

    static RunningGateway gateway;
    static WireMockServer police;
    static AgencySystem school;

    @BeforeAll
    static void start() throws Exception {
        int port = FreePorts.one();
        gateway = RunningGateway.start(
                folder,
                Map.of(
                        "safeconduct.standin.enabled",
                        false,
                        "safeconduct.standin.police-port",
                        port,
                        "safeconduct.delivery.attempts",
                        ATTEMPTS,
                        "safeconduct.delivery.timeout",
                        "700ms"));
        police = MisbehavingPartner.start(
                port, gateway.certs(), gateway.bean(AgencyKeys.class).of(new AgencyId("county-police")));
        school = gateway.agency("oakfield-school");
    }

    @AfterAll
    static void stop() throws Exception {
        police.stop();
        gateway.close();
    }

    @BeforeEach
    void forget() {
        police.resetAll();
    }

    /** As an update of the same case will be: one more envelope to the same recipient. */
    static UUID furtherEnvelope(String reference) {
        JdbcTemplate database = gateway.bean(JdbcTemplate.class);
        UUID id = UUID.randomUUID();
        gateway.bean(TransactionTemplate.class).executeWithoutResult(transaction -> {
            database.update("""
                    insert into envelope (id, reference, recipient, use, content, digest, recipient_key)
                    select ?, reference, recipient, use, content, digest, recipient_key from envelope
                     where reference = ? and recipient = 'county-police' limit 1""", id, reference);
            gateway.bean(DurableDispatch.class)
                    .dispatch(
                            new Reference(reference),
                            List.of(new Envelope(
                                    id,
                                    new Reference(reference),
                                    new AgencyId("county-police"),
                                    Release.Use.ACT,
                                    new byte[0],
                                    "",
                                    Objects.requireNonNull(database.queryForObject(
                                            "select recipient_key from envelope where id = ?", String.class, id)))),
                            false);
        });
        return id;
    }

    static ResponseDefinitionBuilder receipted() {
        return aResponse().withStatus(201).withTransformers("receipt");
    }

    static String share() throws Exception {
        JsonNode answer = AgencySystem.json(school.post(
                "/schools/v1/disclosures", "application/json", AgencySystem.jsonExample("school", "To the police.")));
        return answer.path("reference").asString();
    }

    static JsonNode disclosure(String reference) throws Exception {
        return school.getJson("/disclosures/v1/" + reference);
    }

    static JsonNode awaitEvent(String reference, String event) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> disclosure(reference),
                        disclosure -> !events(disclosure, event).isEmpty());
    }

    /** What is on the timeline about the police; the MASH is away in these tests and goes its own way. */
    static List<JsonNode> events(JsonNode disclosure, String event) {
        return StreamSupport.stream(disclosure.path("timeline").spliterator(), false)
                .filter(entry -> entry.path("event").asString().equals(event))
                .filter(entry -> entry.path("recipient").asString().equals("police"))
                .toList();
    }
}
