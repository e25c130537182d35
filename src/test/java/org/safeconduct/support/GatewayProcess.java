package org.safeconduct.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;

/** The packaged gateway in a process of its own, so that it can be killed. */
public final class GatewayProcess implements AutoCloseable {

    private final Process process;
    private final Path log;
    private final int port;

    private GatewayProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    public static GatewayProcess start(Path folder, Map<String, ?> settings) throws IOException {
        int port = FreePorts.one();
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                // It lives for seconds: what the second compiler would gain, it does not live to see.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + temporary,
                "-jar",
                System.getProperty("gateway.jar"),
                "--spring.profiles.active=development",
                "--safeconduct.demo=false",
                "--server.port=" + port,
                "--management.server.port=" + FreePorts.one(),
                "--safeconduct.standin.sharers-port=" + FreePorts.one(),
                "--safeconduct.data-dir=" + folder.resolve("data"),
                "--safeconduct.certs-dir=" + folder.resolve("certs"),
                "--safeconduct.delivery.first-retry=200ms",
                "--safeconduct.delivery.longest-retry=500ms"));
        settings.forEach((key, value) -> command.add("--" + key + "=" + value));
        Path log = Files.createTempFile(folder, "gateway", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new GatewayProcess(process, log, port);
    }

    /** Waits until it serves requests. */
    public GatewayProcess ready(Path folder) throws Exception {
        Path ca = folder.resolve("certs/ca.pem");
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
        while (true) {
            if (Files.exists(folder.resolve("certs/server.pem"))) {
                try (HttpClient client = HttpClient.newBuilder()
                        .sslContext(AgencySystem.trust(ca))
                        .build()) {
                    int status = client.send(HttpRequest.newBuilder(uri()).build(), BodyHandlers.discarding())
                            .statusCode();
                    if (status != 503) {
                        return this;
                    }
                } catch (IOException e) {
                    // Not yet.
                }
            }
            if (!process.isAlive() || System.nanoTime() > giveUp) {
                throw new IOException("the gateway did not start:\n" + log());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** SIGKILL: no shutdown hook runs, and its PostgreSQL is left behind. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits for it to end by itself. */
    public int exit() throws Exception {
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            throw new IOException("it still runs:\n" + log());
        }
        return process.exitValue();
    }

    public URI uri() {
        return URI.create("https://localhost:" + port);
    }

    public AgencySystem agency(String client, Path folder) throws Exception {
        return AgencySystem.of(client, uri(), folder.resolve("certs/ca.pem"));
    }

    /** Its embedded database, asked from outside. */
    public static JdbcTemplate database(Path folder) throws IOException {
        return OwnDatabase.in(folder).jdbc();
    }

    public String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
