package org.safeconduct.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.identity.IdentitySlice;
import org.safeconduct.identity.SecurityContract;
import org.safeconduct.platform.BoundedBody;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.Unavailable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The web server with the gateway's own settings, spoken to byte by byte. */
@SpringBootTest(
        classes = {IdentitySlice.class, SecurityContract.FixedClock.class, EdgeIT.Edge.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.ssl.enabled=false",
            "safeconduct.agencies=classpath:agencies/development.yaml",
            "safeconduct.edge.body-within=200ms",
            "safeconduct.edge.at-once=" + EdgeIT.AT_ONCE,
            "safeconduct.edge.public-address=https://gateway.example",
            "safeconduct.systems.bytes-under-way=4000B",
            "safeconduct.systems.bytes-of-one=1000B",
            "spring.security.oauth2.resourceserver.jwt.issuer-uri=https://keycloak.example/realms/safe-conduct"
        })
@DirtiesContext
class EdgeIT extends WireContract {

    /** At one each 50 ms, well beyond the time that a body has. */
    private static final int BYTES = 100;

    static final int AT_ONCE = 4;

    private final int port;

    EdgeIT(@LocalServerPort int port) {
        this.port = port;
    }

    @TestConfiguration
    @Import({EdgeConfiguration.class, Edge.Reading.class})
    @EnableConfigurationProperties(EdgeSettings.class)
    static class Edge {

        @TestComponent
        @RestController
        static class Reading {

            @PostMapping("/handling/v1/statements")
            String body(HttpServletRequest request) {
                try {
                    return "read " + BoundedBody.read(request, 1000).length;
                } catch (Rejection rejection) {
                    return "refused " + rejection.kind();
                } catch (Unavailable full) {
                    // The gateway answers it with 503.
                    return "no room";
                }
            }

            @PostMapping("/what-happens")
            String form(HttpServletRequest request) {
                return "fields " + request.getParameterMap().size();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // read by us, read by the web server as a form, and read by nobody
                "POST /handling/v1/statements HTTP/1.1\nContent-Type: application/json",
                "POST /what-happens HTTP/1.1\nContent-Type: application/x-www-form-urlencoded",
                "POST /schools/v1/disclosures HTTP/1.1\nContent-Type: application/json",
                "POST /nowhere HTTP/1.1\nContent-Type: application/json"
            })
    void endsTheConnection_whenABodyTrickles(String head) throws Exception {
        assertThat(trickled(head)).isLessThan(BYTES);
    }

    @Test
    void takesABody_thatComesAtOnce() throws Exception {
        assertThat(ask("POST /handling/v1/statements HTTP/1.1", "{}")).contains("200", "read 2");
    }

    @Test
    void worksOnSoManyRequestsOfOneAddress_andNoMore() throws Exception {
        List<Socket> waiting = new ArrayList<>();
        try {
            for (int i = 0; i < AT_ONCE; i++) {
                Socket socket = connect();
                waiting.add(socket);
                write(
                        socket,
                        "POST /handling/v1/statements HTTP/1.1\nHost: localhost\nContent-Type: application/json\n"
                                + "Content-Length: 2\nExpect: 100-continue\n\n");
                assertThat(firstLine(socket.getInputStream())).startsWith("HTTP/1.1 100");
            }
            assertThat(ask("POST /handling/v1/statements HTTP/1.1", "{}"))
                    .startsWith("HTTP/1.1 429")
                    .contains("Retry-After: 1", "problems/too-many-requests");
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
        await().untilAsserted(() ->
                assertThat(ask("POST /handling/v1/statements HTTP/1.1", "{}")).contains("read 2"));
    }

    /** The second is told before it has sent a byte of its body. */
    @ParameterizedTest
    @CsvSource({
        "Content-Length: 900, HTTP/1.1 503",
        "Expect: 100-continue~Content-Length: 900, HTTP/1.1 503",
        "Transfer-Encoding: chunked, no room"
    })
    void tellsASender_whoseBodiesUnderWayAreTooMany_toComeAgain(String length, String told) throws Exception {
        try (Socket first = connect();
                Socket second = connect()) {
            write(
                    first,
                    "POST /handling/v1/statements HTTP/1.1\nHost: localhost\nContent-Length: 900\nExpect: 100-continue\n\n");
            assertThat(firstLine(first.getInputStream())).startsWith("HTTP/1.1 100");
            write(
                    second,
                    "POST /handling/v1/statements HTTP/1.1\nHost: localhost\nConnection: close\n"
                            + length.replace('~', '\n') + "\n\n");
            if (length.contains("chunked")) {
                second.getOutputStream()
                        .write(("c8\r\n" + "x".repeat(200) + "\r\n0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            }

            StringBuilder answer = new StringBuilder();
            for (int next = 0;
                    next >= 0 && answer.indexOf(told) < 0;
                    next = second.getInputStream().read()) {
                answer.append((char) next);
            }
            assertThat(answer).contains(told).doesNotContain("HTTP/1.1 100");
        }
        await().untilAsserted(() -> assertThat(ask("POST /handling/v1/statements HTTP/1.1", "x".repeat(900)))
                .contains("read 900"));
    }

    /** Only the head is sent: whoever waited for the upload would wait for ever. */
    @Test
    void refusesAStrangersUpload_beforeItIsSent() throws Exception {
        try (Socket socket = connect()) {
            write(socket, """
                    POST /share/8b0c3e9a-4d52-4a3c-9b1e-6f1a2b3c4d5e/attachments HTTP/1.1
                    Host: localhost
                    Content-Type: multipart/form-data; boundary=x
                    Content-Length: 9000000

                    """);

            assertThat(firstLine(socket.getInputStream())).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void refusesHeaders_thatAreTooManyOrTooLong_andSaysNothingOfTheServer() throws Exception {
        String many =
                IntStream.range(0, 150).mapToObj(i -> "X-" + i + ": canary\n").collect(Collectors.joining());

        for (String headers : new String[] {many, "X-Long: " + "canary".repeat(4000) + "\n"}) {
            assertThat(ask("GET / HTTP/1.1\n" + headers.strip(), ""))
                    .startsWith("HTTP/1.1 400")
                    .doesNotContainIgnoringCase("tomcat")
                    .doesNotContainIgnoringCase("apache")
                    .doesNotContain("canary", "Server:", "X-Powered-By");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /a%2fb HTTP/1.1", "GET /a\\b HTTP/1.1", "GET /WEB-INF/web.xml HTTP/1.1"})
    void whatTheServerRefusesByItself_hasTheHeadersToo(String head) throws Exception {
        assertThat(ask(head, ""))
                .containsPattern("^HTTP/1.1 40[04]")
                .containsIgnoringCase("X-Content-Type-Options: nosniff")
                .containsIgnoringCase("Strict-Transport-Security: max-age")
                .containsIgnoringCase("Content-Security-Policy: default-src 'none'")
                .containsIgnoringCase("Cache-Control: no-")
                .doesNotContain("HTTP Status", "Server:")
                .doesNotContainIgnoringCase("tomcat");
    }

    @Test
    void whatASenderWritesIntoHost_standsInNoRedirect() throws Exception {
        try (Socket socket = connect()) {
            write(socket, "GET /sent HTTP/1.1\nHost: evil.example\nAccept: text/html\nConnection: close\n\n");

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 302")
                    .contains("Location: https://gateway.example/sign-in")
                    .doesNotContain("evil");
        }
    }

    @Test
    void tellsBrowsers_thatNoOtherSiteSharesAWindowOrUsesADevice() throws Exception {
        assertThat(ask("GET /what-happens HTTP/1.1", ""))
                .contains(
                        "Cross-Origin-Opener-Policy: same-origin",
                        "Cross-Origin-Resource-Policy: same-origin",
                        "Permissions-Policy: camera=()");
    }

    @Test
    void takesNoMoreFields_thanAFormHas() throws Exception {
        String fields = IntStream.range(0, 5000).mapToObj(i -> "f" + i + "=").collect(Collectors.joining("&"));

        assertThat(ask("POST /what-happens HTTP/1.1\nContent-Type: application/x-www-form-urlencoded", fields))
                .doesNotContain("fields 5000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "OPTIONS", "CONNECT", "CANARY"})
    void answersNoOtherMethod(String method) throws Exception {
        assertThat(ask(method + " / HTTP/1.1", ""))
                .containsPattern("^HTTP/1.1 (400|401|403|404|405|501)")
                .doesNotContain("CANARY", "Server:");
    }

    /** @return how many bytes the server waited for */
    private int trickled(String head) throws Exception {
        try (Socket socket = connect()) {
            write(socket, head + "\nHost: localhost\nContent-Length: " + BYTES + "\n\n");
            OutputStream out = socket.getOutputStream();
            int sent = 0;
            try {
                while (sent < BYTES) {
                    out.write('a');
                    out.flush();
                    sent++;
                    TimeUnit.MILLISECONDS.sleep(50);
                }
            } catch (IOException closed) {
                return sent;
            }
            return sent;
        }
    }

    private String ask(String head, String body) throws IOException {
        try (Socket socket = connect()) {
            write(
                    socket,
                    head + "\nHost: localhost\nConnection: close\nContent-Length: " + body.length() + "\n\n" + body);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(8));
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        int end = text.indexOf("\n\n") + 2;
        String wire = text.substring(0, end).replace("\n", "\r\n") + text.substring(end);
        socket.getOutputStream().write(wire.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private static String firstLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\r'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString();
    }
}
