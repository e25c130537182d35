package org.safeconduct.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.BenchRun;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A school's system sends what it kept while it was cut off: disclosures with documents, as large as they may be, all at once, to a
 * gateway with 512 MB. Those for which there is no room are told to come again, and meanwhile a hospital shares as ever.
 */
class BacklogBench {

    private static final int BODIES = BenchRun.number("bench.backlog", 64, 8);
    private static final Duration MEANWHILE = Duration.ofMillis(BenchRun.number("bench.meanwhile-ms", 15_000, 2_000));
    private static final int DOCUMENT = 8_000_000;
    private static final String ID = "the-id-of-the-message";

    @TempDir
    Path folder;

    @Test
    void aBacklogOfLargeDisclosures_takesNobodyElsesMemory() throws Exception {
        Place place = Place.in(folder);
        // As many from one address as outside development.
        try (Server server = place.gateway("--safeconduct.standin.enabled=false", "--safeconduct.edge.at-once=32")) {
            server.ready(place.base(), place.ca());
            Load load = new Load(AgencySystem.trust(place.ca()), List.of(server));
            Load.Target hospital = new Messages().fhir(place.base(), place.ca());
            load.run(hospital, 1, BenchRun.whole() ? Duration.ofSeconds(10) : Duration.ZERO);
            Load.Result before = load.run(hospital, 1, MEANWHILE);

            Map<Integer, Integer> answers = new TreeMap<>();
            Load.Result meanwhile;
            long start = System.nanoTime();
            double seconds;
            try (ExecutorService senders = Executors.newFixedThreadPool(BODIES + 1)) {
                Future<Load.Result> others = senders.submit(() -> load.run(hospital, 1, MEANWHILE));
                for (Future<Integer> answer : senders.invokeAll(backlog(place))) {
                    answers.merge(answer.get(), 1, Integer::sum);
                }
                seconds = (System.nanoTime() - start) / 1e9;
                meanwhile = others.get();
            }

            assertThat(answers)
                    .containsKey(202)
                    .allSatisfy((status, number) -> assertThat(status).isIn(202, 429, 503));
            assertThat(server.hasSaid("OutOfMemoryError")).isFalse();
            assertThat(load.run(hospital, 1, Duration.ZERO).answered()).isEqualTo(1);
            BenchRun.print("""
                    %d disclosures of %.1f MB at once from one agency, gateway with 512 MB: answers %s in %.1f s
                    another agency's disclosures: p50 %.0f ms, p99 %.0f ms; meanwhile p50 %.0f ms, p99 %.0f ms
                    peak memory of the process %d MiB""".formatted(
                            BODIES,
                            DOCUMENT * 4 / 3e6,
                            answers,
                            seconds,
                            before.p50(),
                            before.p99(),
                            meanwhile.p50(),
                            meanwhile.p99(),
                            server.peakMemory()));
        }
    }

    /** One document for all of them, so that the sender is not the one without memory. */
    private static List<Callable<Integer>> backlog(Place place) throws Exception {
        ObjectMapper json = new ObjectMapper();
        ObjectNode example = (ObjectNode) json.readTree(AgencySystem.resource("demo/school.json"));
        String text = "What was said and seen that day, line by line.\n";
        example.put("messageId", ID)
                .putArray("attachments")
                .addObject()
                .put("name", "notes.txt")
                .put("mediaType", "text/plain")
                .put(
                        "data",
                        Base64.getEncoder()
                                .encodeToString(
                                        text.repeat(DOCUMENT / text.length()).getBytes(StandardCharsets.UTF_8)));
        String[] parts = json.writeValueAsString(example).split(ID, 2);
        byte[] tail = parts[1].getBytes(StandardCharsets.UTF_8);
        String token =
                AgencySystem.of("oakfield-school", place.base(), place.ca()).token();
        HttpClient http = HttpClient.newBuilder()
                .sslContext(AgencySystem.trust(place.ca()))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        return IntStream.range(0, BODIES)
                .<Callable<Integer>>mapToObj(i -> () -> {
                    byte[] head = (parts[0] + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
                    HttpRequest request = HttpRequest.newBuilder(place.base().resolve("/schools/v1/disclosures"))
                            .timeout(Duration.ofMinutes(2))
                            .header("Content-Type", "application/json")
                            .header("Authorization", "Bearer " + token)
                            .POST(BodyPublishers.fromPublisher(
                                    BodyPublishers.ofByteArrays(List.of(head, tail)), head.length + tail.length))
                            .build();
                    return http.send(request, BodyHandlers.discarding()).statusCode();
                })
                .toList();
    }
}
