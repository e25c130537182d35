package org.safeconduct.administration;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/**
 * {@code java -jar safe-conduct.jar partner …}: an agency's system tries its own way to the gateway, step by step, before the
 * first disclosure. The way back, an envelope that it opens and receipts, an operator tries with {@code /agencies/v1}.
 */
public final class PartnerCommand {

    /** Every step holds. */
    public static final int HOLDS = 0;
    /** One does not. */
    public static final int FAILS = 1;
    /** The arguments cannot be used. */
    public static final int MISUSED = 2;

    private static final String HELP = """
            Tries an agency's way to a Safe Conduct gateway: connection, TLS, token, admission. Shares nothing.

              partner --gateway=<address> --ca=<file> --token=<address> --client=<id> --secret-file=<file>
                      [--certificate=<file> --key=<file>]

              --gateway      the gateway, such as https://safe-conduct.example
              --ca           the authority of the gateway's and the issuer's certificates, as PEM
              --token        the issuer's token endpoint
              --client       the agency's client there
              --secret-file  a file with the client's secret, and nothing else
              --certificate  the agency's certificate and its key, as PEM, if tokens must be bound to it
              --key

            Exit status: 0 every step holds, 1 one does not, 2 the arguments cannot be used.
            """;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Of the right form and nobody's: whoever is let in is told that it is not there. */
    private static final String NOBODYS = "/disclosures/v1/SC-0000-0000";

    private final PrintStream out;

    public PartnerCommand(PrintStream out) {
        this.out = out;
    }

    /** Returns the exit status. */
    public int run(String... arguments) {
        SimpleCommandLinePropertySource given = new SimpleCommandLinePropertySource(arguments);
        try {
            URI gateway = URI.create(required(given, "gateway"));
            URI issuer = URI.create(required(given, "token"));
            String client = required(given, "client");
            String secret =
                    Files.readString(Path.of(required(given, "secret-file"))).strip();
            HttpClient http = HttpClient.newBuilder()
                    .sslContext(tls(given))
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();
            return tries(http, gateway, issuer, client, secret) ? HOLDS : FAILS;
        } catch (IllegalArgumentException | IllegalStateException | IOException e) {
            // Without the reason: it may quote a file with a secret in it.
            out.println("The arguments cannot be used, or a file that they name.\n\n" + HELP);
            return MISUSED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILS;
        }
    }

    private boolean tries(HttpClient http, URI gateway, URI issuer, String client, String secret)
            throws InterruptedException {
        HttpResponse<String> known = answer(
                "connection and TLS", http, HttpRequest.newBuilder(gateway.resolve("/.well-known/safe-conduct")));
        if (known == null || !holds("connection and TLS", known.statusCode() == 200, known)) {
            return false;
        }
        out.println("  " + known.sslSession().map(SSLSession::getProtocol).orElse("no TLS"));
        String basic = Base64.getEncoder()
                .encodeToString((encoded(client) + ":" + encoded(secret)).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> issued = answer(
                "token",
                http,
                HttpRequest.newBuilder(issuer)
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));
        if (issued == null || !holds("token", issued.statusCode() == 200, issued)) {
            return false;
        }
        HttpResponse<String> admitted = answer(
                "admission",
                http,
                HttpRequest.newBuilder(gateway.resolve(NOBODYS)).header("Authorization", "Bearer " + token(issued)));
        return admitted != null && holds("admission", admitted.statusCode() == 404, admitted);
    }

    private boolean holds(String step, boolean holds, HttpResponse<String> answer) {
        out.println((holds ? "HOLDS: " : "FAILS: ") + step + (holds ? "" : ", HTTP status " + answer.statusCode()));
        return holds;
    }

    private @Nullable HttpResponse<String> answer(String step, HttpClient http, HttpRequest.Builder request)
            throws InterruptedException {
        try {
            return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (SSLException e) {
            out.println("FAILS: " + step + ", no secure connection: one side does not trust the other's certificate");
        } catch (IOException e) {
            out.println("FAILS: " + step + ", nothing answers");
        }
        return null;
    }

    private static String token(HttpResponse<String> issued) {
        try {
            return new ObjectMapper()
                    .readTree(issued.body())
                    .path("access_token")
                    .asString("");
        } catch (JacksonException e) {
            return "";
        }
    }

    static SSLContext tls(SimpleCommandLinePropertySource given) throws IOException {
        PemSslStoreDetails trust = PemSslStoreDetails.forCertificate(Files.readString(Path.of(required(given, "ca"))));
        PemSslStoreDetails own = given.containsProperty("certificate")
                ? PemSslStoreDetails.forCertificate(Files.readString(Path.of(required(given, "certificate"))))
                        .withPrivateKey(Files.readString(Path.of(required(given, "key"))))
                : null;
        return SslBundle.of(new PemSslStoreBundle(own, trust)).createSslContext();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String required(SimpleCommandLinePropertySource given, String name) {
        String value = given.getProperty(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name);
        }
        return value;
    }
}
