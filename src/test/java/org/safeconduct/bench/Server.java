package org.safeconduct.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.BenchRun;

/** A server under measurement, or what it needs, in a process of its own with a bounded heap. */
final class Server implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Pattern NOT_STARTED = Pattern.compile("APPLICATION FAILED TO START|Application run failed");
    private static final int LINES_SHOWN = 40;

    private final String name;
    private final Process process;
    private final Path log;
    private final long started = System.nanoTime();

    private Server(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    static Server start(String name, Path log, List<String> command) throws IOException {
        List<String> whole =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx512m"));
        if (!BenchRun.whole()) {
            // It lives for seconds: what the second compiler would gain, it does not live to see.
            whole.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        }
        whole.addAll(command);
        Process process = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Server(name, process, log);
    }

    long pid() {
        return process.pid();
    }

    /**
     * Waits until it serves requests.
     *
     * @return how long that took from its start
     */
    Duration ready(URI uri, Path ca) throws Exception {
        // A first start makes the keys, the server's last.
        await("has no keys", () -> Files.exists(ca.resolveSibling("server.pem")));
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(AgencySystem.trust(ca)).build()) {
            HttpRequest request = HttpRequest.newBuilder(uri).build();
            return await(
                    "does not answer at " + uri,
                    () -> client.send(request, BodyHandlers.discarding()).statusCode() != 503);
        }
    }

    /** Waits until it takes connections at this port. */
    void listening(int port) throws Exception {
        await("does not listen at " + port, () -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            }
        });
    }

    private Duration await(String otherwise, Callable<Boolean> done) throws Exception {
        while (true) {
            try {
                if (done.call()) {
                    return lived();
                }
            } catch (IOException e) {
                // Not yet.
            }
            check();
            if (lived().compareTo(LONGEST_START) > 0) {
                throw failure(otherwise + " after " + LONGEST_START);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private Duration lived() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** @throws IllegalStateException with what it said last, if it has ended or says that it cannot start */
    void check() {
        alive();
        if (NOT_STARTED.matcher(said()).find()) {
            throw failure("did not start");
        }
    }

    /** @throws IllegalStateException with what it said last, if it has ended; costs next to nothing otherwise */
    void alive() {
        if (!process.isAlive()) {
            throw failure("has ended with status " + process.exitValue());
        }
    }

    private IllegalStateException failure(String what) {
        List<String> lines = said().lines().toList();
        return new IllegalStateException("the process \"%s\" %s; it said last:%n%s"
                .formatted(
                        name,
                        what,
                        String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()))));
    }

    /** Whether this stands in what it printed until now. */
    boolean hasSaid(String text) {
        return said().contains(text);
    }

    private String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The most memory the process ever held, in MiB, by the kernel's account. */
    long peakMemory() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
