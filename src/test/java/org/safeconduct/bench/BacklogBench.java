package org.safeconduct.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.BenchRun;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one agency's backlog of large disclosures, flushed at once after an outage, costs everyone else: a gateway with 512 MB of
 * heap, as many bodies of 11 MB at once as there are threads, and meanwhile another agency's calls. Each large one is taken, or
 * told to come again until it is, and hears nothing else; and memory holds.
 */
class BacklogBench {

    private static final int AT_ONCE = BenchRun.number("bench.backlog", 64, 4);
    private static final int MEGABYTES = 11;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration BEFORE = Duration.ofMillis(BenchRun.number("bench.warm-up-ms", 5_000, 300));

    @TempDir
    Path folder;

    /**
     * The school's example with documents; the rest of it stands once, however many are sent.
     *
     * @param rest all but the message id
     */
    private record Large(byte[] rest) {

        private static final ObjectMapper JSON = new ObjectMapper();
        private static final int DOCUMENTS = 2;

        static Large of(int bytes) throws Exception {
            ObjectNode school = (ObjectNode) JSON.readTree(AgencySystem.resource("demo/school.json"));
            school.remove("messageId");
            ((ObjectNode) school.path("concern")).putArray("categories").add("physical-abuse");
            ((ObjectNode) school.path("factors")).put("imageSharing", "no");
            String data = Base64.getEncoder()
                    .encodeToString("Notes of the week. "
                            .repeat(bytes / DOCUMENTS / 4 * 3 / 19)
                            .getBytes(UTF_8));
            ArrayNode attachments = school.putArray("attachments");
            for (int i = 0; i < DOCUMENTS; i++) {
                attachments
                        .addObject()
                        .put("name", "notes-" + i + ".txt")
                        .put("mediaType", "text/plain")
                        .put("data", data);
            }
            return new Large(JSON.writeValueAsString(school).substring(1).getBytes(UTF_8));
        }

        /** Says its length, so that the gateway can say at once whether there is room. */
        HttpRequest.BodyPublisher body(UUID id) {
            byte[] head = "{\"messageId\":\"%s\",".formatted(id).getBytes(UTF_8);
            return BodyPublishers.fromPublisher(
                    BodyPublishers.ofByteArrays(List.of(head, rest)), head.length + rest.length);
        }
    }

    /** @param others latencies of another agency's calls meanwhile, in milliseconds; quiet: before */
    private record Measured(long toldToComeAgain, double seconds, long[] quiet, long[] others, long memory) {}

    @Test
    void backlogOfOneAgency() throws Exception {
        Place place = Place.in(folder);
        try (Server server = place.gateway(
                "--safeconduct.standin.enabled=false",
                // Everyone here has one address: what is measured is the room for bodies, not the limit of an address.
                "--safeconduct.edge.at-once=200")) {
            server.ready(place.base(), place.ca());
            Measured measured = measure(place, server);
            assertThat(measured.toldToComeAgain()).as("told to come again").isPositive();
            assertThat(server.hasSaid("OutOfMemoryError")).isFalse();
            BenchRun.print("""
                    %d bodies of %d MB at once from one agency, 512 MB of heap, another agency's calls meanwhile
                    all taken in %.1f s; told to come again (503) %d times, anything else never; the process held at most %d MiB
                    the other agency: %d calls, p50 %d ms, p99 %d ms; before the backlog p50 %d ms, p99 %d ms
                    """.formatted(
                            AT_ONCE,
                            MEGABYTES,
                            measured.seconds(),
                            measured.toldToComeAgain(),
                            measured.memory(),
                            measured.others().length,
                            percentile(measured.others(), 50),
                            percentile(measured.others(), 99),
                            percentile(measured.quiet(), 50),
                            percentile(measured.quiet(), 99)));
        }
    }

    private static Measured measure(Place place, Server server) throws Exception {
        Load.Target others = new Messages().fhir(place.base(), place.ca());
        Large large = Large.of(MEGABYTES * 1_000_000);
        String token =
                AgencySystem.of("oakfield-school", place.base(), place.ca()).token();
        try (HttpClient client = HttpClient.newBuilder()
                        .sslContext(AgencySystem.trust(place.ca()))
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                ExecutorService threads = Executors.newCachedThreadPool()) {
            long[] quiet = calls(client, others, new CountDownLatch(1), BEFORE);
            CountDownLatch answered = new CountDownLatch(AT_ONCE);
            CountDownLatch start = new CountDownLatch(1);
            AtomicLong again = new AtomicLong();
            Callable<Integer> sender = () -> {
                start.await();
                try {
                    HttpResponse<String> answer = send(client, place, token, large);
                    while (answer.statusCode() == 503) {
                        again.incrementAndGet();
                        TimeUnit.SECONDS.sleep(Long.parseLong(
                                answer.headers().firstValue("Retry-After").orElseThrow()));
                        answer = send(client, place, token, large);
                    }
                    return answer.statusCode();
                } finally {
                    answered.countDown();
                }
            };
            List<Future<Integer>> backlog = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                backlog.add(threads.submit(sender));
            }
            Future<long[]> meanwhile = threads.submit(() -> calls(client, others, answered, LONGEST));
            long from = System.nanoTime();
            start.countDown();
            for (Future<Integer> one : backlog) {
                assertThat(one.get()).as("the answer in the end").isEqualTo(202);
            }
            double seconds = (System.nanoTime() - from) / 1e9;
            return new Measured(again.get(), seconds, quiet, meanwhile.get(), server.peakMemory());
        }
    }

    /** Asks before it sends, as senders of large bodies should: what is refused is not sent. */
    private static HttpResponse<String> send(HttpClient client, Place place, String token, Large large)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(place.base().resolve("/schools/v1/disclosures"))
                .expectContinue(true)
                .timeout(LONGEST)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(large.body(UUID.randomUUID()))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** Call after call until the backlog has been answered. */
    private static long[] calls(HttpClient client, Load.Target target, CountDownLatch until, Duration longest)
            throws Exception {
        LongStream.Builder latencies = LongStream.builder();
        long end = System.nanoTime() + longest.toNanos();
        do {
            latencies.add(Load.send(client, target));
        } while (!until.await(1, TimeUnit.MILLISECONDS) && System.nanoTime() < end);
        return latencies.build().sorted().toArray();
    }

    private static long percentile(long[] sorted, int percent) {
        return TimeUnit.NANOSECONDS.toMillis(sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)]);
    }
}
