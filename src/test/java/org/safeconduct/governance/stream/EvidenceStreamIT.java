package org.safeconduct.governance.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.RunningGateway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Evidence events reach a real broker by the route file that ships, each at least once and in order. */
class EvidenceStreamIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOPIC = "county-evidence";

    @TempDir
    static Path folder;

    static EmbeddedKafkaKraftBroker broker;
    static KafkaConsumer<String, String> consumer;
    static RunningGateway gateway;
    static JdbcTemplate database;

    @BeforeAll
    static void start() {
        broker = new EmbeddedKafkaKraftBroker(1, 1, TOPIC);
        broker.afterPropertiesSet();
        gateway = RunningGateway.start(
                folder,
                Map.of(
                        "safeconduct.routes",
                        "classpath:routes/*.camel.yaml,classpath:routes/optional/evidence-kafka.camel.yaml",
                        "safeconduct.stream.brokers",
                        broker.getBrokersAsString(),
                        "safeconduct.stream.topic",
                        TOPIC,
                        "safeconduct.stream.every",
                        "200ms"));
        database = gateway.bean(JdbcTemplate.class);
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", broker.getBrokersAsString(),
                        "group.id", "a-data-warehouse",
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(List.of(TOPIC));
    }

    @AfterAll
    static void stop() throws Exception {
        consumer.close();
        gateway.close();
        broker.destroy();
    }

    @Test
    void eventsArriveInTheOrderOfTheLog_withoutWhoItIsAbout_andAgainWhereTheCursorWasLost() throws Exception {
        AgencySystem charity = gateway.agency("haven-charity");
        HttpResponse<byte[]> answer = charity.post(
                "/third-sector/v1/disclosures",
                "application/json",
                AgencySystem.jsonExample("charity", "She is afraid to go home."));
        String reference = AgencySystem.json(answer).path("reference").asString();

        List<ConsumerRecord<String, String>> first = untilDelivered(reference);

        List<Long> leaves = new ArrayList<>();
        for (ConsumerRecord<String, String> one : first) {
            JsonNode event = JSON.readTree(one.value());
            leaves.add(event.path("leaf").asLong());
            assertThat(one.key()).isEqualTo(event.path("reference").asString("gateway"));
            assertThat(event.has("subjects") || event.has("actor")).isFalse();
            assertThat(one.value()).doesNotContain("afraid", "9991002014");
        }
        assertThat(leaves).isSorted().doesNotHaveDuplicates();
        assertThat(first).anyMatch(one -> one.value().contains("\"event\":\"sealed\""));

        // As after a crash between the broker's word and the cursor's commit.
        database.update("update evidence_stream set next_leaf = 0");
        List<ConsumerRecord<String, String>> again = untilDelivered(reference);

        List<String> values = again.stream().map(ConsumerRecord::value).toList();
        // What was still on its way when the cursor was lost comes before.
        int begin = values.indexOf(first.getFirst().value());
        assertThat(begin).isNotNegative();
        assertThat(values.subList(begin, begin + first.size()))
                .containsExactlyElementsOf(
                        first.stream().map(ConsumerRecord::value).toList());
    }

    /** Everything up to and with both recipients' receipts for a case. */
    private static List<ConsumerRecord<String, String>> untilDelivered(String reference) {
        List<ConsumerRecord<String, String>> got = new ArrayList<>();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            consumer.poll(Duration.ofMillis(200)).forEach(got::add);
            return got.stream()
                            .map(ConsumerRecord::value)
                            .filter(event -> event.contains("\"delivered\"") && event.contains(reference))
                            .count()
                    >= 2;
        });
        return got;
    }
}
