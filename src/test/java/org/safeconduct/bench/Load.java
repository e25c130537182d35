package org.safeconduct.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.net.ssl.SSLContext;

/** Clients that send one message after the other, each waiting for its answer; the same for the gateway and the floor. */
final class Load {

    private static final int OF_AN_ANSWER = 300;

    private final SSLContext tls;
    private final List<Server> needed;

    /** @param needed a run ends as soon as one of these has ended */
    Load(SSLContext tls, List<Server> needed) {
        this.tls = tls;
        this.needed = needed;
    }

    /** One way of asking: where, with which headers, and the body of each request. */
    record Target(URI uri, Map<String, String> headers, Message message) {}

    /** Makes the body of one request; every request carries a message id of its own. */
    interface Message {
        byte[] body(String id) throws IOException;
    }

    /** What came of it. Latencies in milliseconds. */
    record Result(int answered, double seconds, double p50, double p99) {
        double perSecond() {
            return answered / seconds;
        }
    }

    /** @throws IllegalStateException at the first answer that is missing or is no success */
    Result run(Target target, int clients, Duration duration) throws Exception {
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        AtomicBoolean failed = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            var running = threads.invokeAll(IntStream.range(0, clients)
                    .<Callable<long[]>>mapToObj(i -> () -> one(target, end, failed))
                    .toList());
            double seconds = (System.nanoTime() - start) / 1e9;
            long[] all = new long[0];
            for (Future<long[]> client : running) {
                all = LongStream.concat(Arrays.stream(all), Arrays.stream(client.get()))
                        .toArray();
            }
            Arrays.sort(all);
            return new Result(all.length, seconds, percentile(all, 50), percentile(all, 99));
        } catch (ExecutionException e) {
            // What has ended says more than what it no longer answers.
            needed.forEach(Server::check);
            throw new IllegalStateException(e.getCause().getMessage(), e);
        }
    }

    private long[] one(Target target, long end, AtomicBoolean failed) throws Exception {
        long[] latencies = new long[1 << 17];
        int sent = 0;
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .build()) {
            do {
                latencies[sent++] = send(client, target);
                needed.forEach(Server::alive);
            } while (System.nanoTime() < end && sent < latencies.length && !failed.get());
            return Arrays.copyOf(latencies, sent);
        } catch (IOException e) {
            failed.set(true);
            throw new IOException("no answer to POST " + target.uri() + ": " + e, e);
        } catch (IllegalStateException e) {
            failed.set(true);
            throw e;
        }
    }

    /** @return nanoseconds until the answer */
    static long send(HttpClient client, Target target) throws IOException, InterruptedException {
        String id = UUID.randomUUID().toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(target.uri())
                .timeout(Duration.ofSeconds(30))
                .header("X-Request-ID", id)
                .POST(HttpRequest.BodyPublishers.ofByteArray(target.message().body(id)));
        target.headers().forEach(request::header);
        long before = System.nanoTime();
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        long took = System.nanoTime() - before;
        if (answer.statusCode() / 100 != 2) {
            String body = answer.body();
            throw new IllegalStateException("POST %s answered %d: %s"
                    .formatted(
                            target.uri(),
                            answer.statusCode(),
                            body.substring(0, Math.min(OF_AN_ANSWER, body.length()))));
        }
        return took;
    }

    private static double percentile(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }
}
