package org.safeconduct.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;

/** Clients that send one message after the other, each waiting for its answer; the same for the gateway and the floor. */
final class Load {

    private final SSLContext tls;

    Load(SSLContext tls) {
        this.tls = tls;
    }

    /** One way of asking: where, with which headers, and the body of each request. */
    record Target(URI uri, Map<String, String> headers, Message message) {}

    /** Makes the body of one request; every request carries a message id of its own. */
    interface Message {
        byte[] body(String id) throws IOException;
    }

    /** What came of it. Latencies in milliseconds. */
    record Result(int answered, int failed, double seconds, double p50, double p99) {
        double perSecond() {
            return answered / seconds;
        }
    }

    Result run(Target target, int clients, Duration duration) throws Exception {
        long end = System.nanoTime() + duration.toNanos();
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            var running = threads.invokeAll(IntStream.range(0, clients)
                    .<Callable<long[]>>mapToObj(i -> () -> one(target, end))
                    .toList());
            double seconds = (System.nanoTime() - start) / 1e9;
            int failed = 0;
            long[] all = new long[0];
            for (Future<long[]> client : running) {
                long[] latencies = client.get();
                failed += (int)
                        Arrays.stream(latencies).filter(latency -> latency < 0).count();
                int had = all.length;
                long[] good =
                        Arrays.stream(latencies).filter(latency -> latency >= 0).toArray();
                all = Arrays.copyOf(all, had + good.length);
                System.arraycopy(good, 0, all, had, good.length);
            }
            Arrays.sort(all);
            return new Result(all.length, failed, seconds, percentile(all, 50), percentile(all, 99));
        }
    }

    private long[] one(Target target, long end) throws Exception {
        long[] latencies = new long[1 << 17];
        int sent = 0;
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .build()) {
            while (System.nanoTime() < end && sent < latencies.length) {
                String id = UUID.randomUUID().toString();
                HttpRequest.Builder request = HttpRequest.newBuilder(target.uri())
                        .timeout(Duration.ofSeconds(30))
                        .header("X-Request-ID", id)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(
                                target.message().body(id)));
                target.headers().forEach(request::header);
                long before = System.nanoTime();
                int status =
                        client.send(request.build(), BodyHandlers.ofByteArray()).statusCode();
                long took = System.nanoTime() - before;
                latencies[sent++] = status / 100 == 2 ? took : -1;
            }
        }
        return Arrays.copyOf(latencies, sent);
    }

    private static double percentile(long[] sorted, int percent) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }
}
