package org.safeconduct.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** A server under measurement, in a process of its own with a bounded heap. */
final class Server implements AutoCloseable {

    private final Process process;
    private final Path log;

    private Server(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static Server start(Path log, List<String> command) throws IOException {
        List<String> whole =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx512m"));
        whole.addAll(command);
        return new Server(
                new ProcessBuilder(whole)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start(),
                log);
    }

    long pid() {
        return process.pid();
    }

    /** Waits until the server answers at all. */
    void awaitAnswer(URI uri, SSLContext tls) throws Exception {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        try (HttpClient client = HttpClient.newBuilder().sslContext(tls).build()) {
            while (true) {
                try {
                    int status = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                            .statusCode();
                    if (status != 503) {
                        return;
                    }
                    Thread.sleep(100);
                } catch (IOException e) {
                    if (!process.isAlive() || System.nanoTime() > giveUp) {
                        throw new IOException("the server did not start: " + Files.readString(log), e);
                    }
                    Thread.sleep(100);
                }
            }
        }
    }

    /** What the process has had of the processors, without the database's part. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
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
            process.destroyForcibly();
        }
    }
}
