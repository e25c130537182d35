package org.safeconduct.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.BenchRun;
import org.safeconduct.support.SignedInClient;

/**
 * How long a page takes when twenty people ask for it: each a while after they have had it, as people do, and each at once
 * again, as nobody does, against a floor measured in the same run: an icon of a few bytes from the same server. Cases wait in
 * every list, and opening one writes evidence. {@code ./mvnw verify -Pbench}. Readers and server share one machine, so the
 * ratio says more than the figures.
 */
class PagesBench {

    /** That wait in the lists. */
    private static final int CASES = BenchRun.number("bench.page-cases", 60, 2);

    private static final int PEOPLE = BenchRun.number("bench.people", 20, 2);
    private static final Duration MEASURED = Duration.ofMillis(BenchRun.number("bench.page-measured-ms", 10_000, 0));
    private static final Duration WARM_UP = Duration.ofMillis(BenchRun.number("bench.page-warm-up-ms", 6_000, 0));
    private static final Duration READING = Duration.ofMillis(BenchRun.number("bench.page-reading-ms", 1_000, 10));

    /** Part of an address: only those pages. */
    private static final String ONLY = System.getProperty("bench.page-only", "");

    private static final String FLOOR = "/assets/icon.svg";

    /**
     * Times in milliseconds.
     *
     * @param processor what the server, without its database, has had of the processors for one answer
     */
    record Result(int answered, double p50, double p95, double processor) {}

    @Test
    @ExtendWith(PageServer.Given.class)
    void timeOfAPage_whenManyAsk(PageServer server) throws Exception {
        URI base = server.base();
        Path ca = server.ca();
        String reference = share(server, AgencySystem.of("haven-charity", base, ca));
        Map<String, String> sessions = new LinkedHashMap<>();
        for (var pages : pages(reference).entrySet()) {
            String session = SignedInClient.as(pages.getKey(), base, ca).session();
            pages.getValue().stream().filter(page -> page.contains(ONLY)).forEach(page -> sessions.put(page, session));
        }
        sessions.put(FLOOR, "");
        // All of them first: while the compiler is at work, figures are the compiler's.
        measure(server, sessions, WARM_UP, Duration.ZERO);
        Map<String, Result> reading = measure(server, sessions, MEASURED, READING);
        Map<String, Result> atOnce = measure(server, sessions, MEASURED, Duration.ZERO);
        BenchRun.print(report("each reads for %d ms".formatted(READING.toMillis()), reading));
        BenchRun.print(report("each asks again at once", atOnce));
    }

    private static Map<String, Result> measure(
            PageServer server, Map<String, String> sessions, Duration duration, Duration reading) throws Exception {
        Map<String, Result> results = new LinkedHashMap<>();
        for (var page : sessions.entrySet()) {
            results.put(page.getKey(), run(server, page.getKey(), page.getValue(), duration, reading));
        }
        return results;
    }

    /** @return one of the cases, delivered to everyone */
    private static String share(PageServer server, AgencySystem charity) throws Exception {
        List<String> references = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            HttpResponse<byte[]> sent = charity.post(
                    "/third-sector/v1/disclosures",
                    "application/json",
                    AgencySystem.jsonExample("charity", "They told us."));
            assertThat(sent.statusCode()).isEqualTo(202);
            references.add(AgencySystem.json(sent).path("reference").asString());
        }
        for (String reference : references) {
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                server.check().run();
                return charity.getJson("/disclosures/v1/" + reference)
                        .path("status")
                        .asString()
                        .equals("delivered");
            });
        }
        return references.getLast();
    }

    private static Result run(PageServer server, String page, String session, Duration duration, Duration reading)
            throws Exception {
        long end = System.nanoTime() + duration.toNanos();
        double before = Cpu.of(server.pid());
        try (ExecutorService threads = Executors.newFixedThreadPool(PEOPLE)) {
            List<Callable<long[]>> people = IntStream.range(0, PEOPLE)
                    .<Callable<long[]>>mapToObj(i -> () -> {
                        // Not all in the same moment.
                        Thread.sleep(reading.toMillis() * i / PEOPLE);
                        return one(server.base().resolve(page), session, server.ca(), end, reading);
                    })
                    .toList();
            long[] all = new long[0];
            for (var person : threads.invokeAll(people)) {
                all = LongStream.concat(Arrays.stream(all), Arrays.stream(person.get()))
                        .toArray();
            }
            Arrays.sort(all);
            double processor = (Cpu.of(server.pid()) - before) * 1000 / all.length;
            return new Result(all.length, percentile(all, 50), percentile(all, 95), processor);
        } catch (ExecutionException e) {
            // What has ended says more than what it no longer answers.
            server.check().run();
            throw e;
        }
    }

    private static long[] one(URI page, String session, Path ca, long end, Duration reading) throws Exception {
        List<Long> times = new ArrayList<>();
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(AgencySystem.trust(ca))
                .cookieHandler(new CookieManager())
                .version(HttpClient.Version.HTTP_1_1)
                .build()) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(30)).header("Accept", "text/html");
            if (!session.isEmpty()) {
                request.header("Cookie", "__Host-session=" + session);
            }
            // The connection is there already, as a browser's is after the first page.
            client.send(HttpRequest.newBuilder(page.resolve(FLOOR)).build(), BodyHandlers.discarding());
            do {
                long before = System.nanoTime();
                int status =
                        client.send(request.build(), BodyHandlers.ofByteArray()).statusCode();
                times.add(System.nanoTime() - before);
                if (status != 200) {
                    throw new IllegalStateException("GET %s answered %d".formatted(page, status));
                }
                Thread.sleep(reading.toMillis());
            } while (System.nanoTime() < end);
        }
        return times.stream().mapToLong(Long::longValue).toArray();
    }

    private static double percentile(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    private static String report(String how, Map<String, Result> results) {
        double floor = results.get(FLOOR).p95();
        StringBuilder report = new StringBuilder("%n%d people, %s%n".formatted(PEOPLE, how));
        report.append("%-30s %8s %9s %9s %7s %12s%n"
                .formatted("page", "answered", "p50 ms", "p95 ms", "/floor", "processor ms"));
        results.forEach((page, result) -> report.append("%-30s %8d %9.1f %9.1f %7.1f %12.1f%n"
                .formatted(
                        page,
                        result.answered(),
                        result.p50(),
                        result.p95(),
                        result.p95() / floor,
                        result.processor())));
        return report.toString();
    }

    /** Whose page is whose. */
    private static Map<String, List<String>> pages(String reference) {
        Map<String, List<String>> pages = new LinkedHashMap<>();
        pages.put("charity-worker", List.of("/", "/what-happens", "/share", "/sent", "/sent/" + reference));
        pages.put("mash-officer", List.of("/inbox", "/inbox/" + reference, "/inbox/" + reference + "/open"));
        pages.put(
                "police-officer",
                List.of("/police", "/police/" + reference + "/open", "/police/" + reference + "/decide"));
        pages.put("reviewer", List.of("/review"));
        pages.put(
                "governance",
                List.of(
                        "/governance",
                        "/governance/figures",
                        "/governance/evidence",
                        "/governance/why/" + reference,
                        "/rules/sharing"));
        pages.put("operator", List.of("/operations"));
        return pages;
    }
}
