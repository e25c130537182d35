package org.safeconduct.bench;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.support.BenchRun;
import org.safeconduct.support.Shared;
import org.springframework.jdbc.core.JdbcTemplate;

/** A benchmark whose parts do not work says so instead of waiting for them. */
@Timeout(60)
@ExtendWith(Shared.class)
class FailsAtOnceTest {

    private static final URI NOWHERE = URI.create("https://localhost:1");

    @TempDir
    Path folder;

    /** Stays, as a server does whose other threads go on. */
    static final class CannotStart {
        public static void main(String[] arguments) throws InterruptedException {
            System.out.println("APPLICATION FAILED TO START: a bean is missing");
            Thread.sleep(Duration.ofHours(1).toMillis());
        }
    }

    @Test
    void fails_whenAProcessEnds() throws Exception {
        try (Server server = start("--version")) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> server.ready(NOWHERE, folder.resolve("ca.pem")))
                    .withMessageContaining("\"gateway\" has ended with status 0")
                    .withMessageContaining("Runtime Environment");
        }
    }

    @Test
    void fails_whenAProcessSaysThatItCannotStart() throws Exception {
        try (Server server = start("-cp", System.getProperty("java.class.path"), CannotStart.class.getName())) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> server.listening(1))
                    .withMessageContaining("\"gateway\" did not start")
                    .withMessageContaining("a bean is missing");
        }
    }

    @Test
    void fails_whenAnAnswerIsNoSuccess() throws Exception {
        HttpServer busy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        busy.createContext("/", exchange -> {
            byte[] body = "the store is away".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(503, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        busy.start();
        Load.Target target = target("http://localhost:" + busy.getAddress().getPort());
        try {
            assertThatIllegalStateException()
                    .isThrownBy(() -> load().run(target, 2, Duration.ofHours(1)))
                    .withMessageContaining("answered 503: the store is away");
        } finally {
            busy.stop(0);
        }
    }

    @Test
    void fails_whenNobodyAnswers() {
        assertThatIllegalStateException()
                .isThrownBy(() -> load().run(target("http://localhost:1"), 2, Duration.ofHours(1)))
                .withMessageContaining("no answer to POST http://localhost:1");
    }

    @Test
    void fails_whenAProcessEndsDuringARun() throws Exception {
        HttpServer fine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        fine.createContext("/", exchange -> {
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        fine.start();
        try (Server partners = start("--version")) {
            Load load = new Load(SSLContext.getDefault(), List.of(partners));
            assertThatIllegalStateException()
                    .isThrownBy(() -> load.run(
                            target("http://localhost:" + fine.getAddress().getPort()), 2, Duration.ofHours(1)))
                    .withMessageContaining("has ended");
        } finally {
            fine.stop(0);
        }
    }

    @Test
    void fails_whenADeliveryIsNotReceipted(EmbeddedPostgres postgres) throws Exception {
        new JdbcTemplate(postgres.getPostgresDatabase()).execute("create database receipts");
        JdbcTemplate database = new JdbcTemplate(postgres.getDatabase("postgres", "receipts"));
        database.execute("create table delivery as select 'delivered' as state, null::text as reason");
        Receipts receipts = new Receipts(postgres.getJdbcUrl("postgres", "receipts"), List.of());
        receipts.awaitAll();
        database.update("insert into delivery values ('waiting', 'no connection to the recipient')");
        assertThatIllegalStateException()
                .isThrownBy(receipts::awaitAll)
                .withMessage("1 deliveries are not receipted: no connection to the recipient");
    }

    @Test
    void fails_whenAFigureIsMissing() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> BenchRun.print("school: %.1f ms".formatted(Double.NaN)));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> BenchRun.print(" "));
    }

    private Server start(String... command) throws IOException {
        return Server.start("gateway", folder.resolve("gateway.log"), List.of(command));
    }

    private static Load load() throws Exception {
        return new Load(SSLContext.getDefault(), List.of());
    }

    private static Load.Target target(String uri) {
        return new Load.Target(URI.create(uri), Map.of(), id -> new byte[8]);
    }
}
