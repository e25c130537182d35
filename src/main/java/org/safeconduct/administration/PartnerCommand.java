package org.safeconduct.administration;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/**
 * {@code safe-conduct partner …}: an agency's system tries its own way to the gateway, step by step, before the first
 * disclosure. The way back, an envelope that it opens and receipts, an operator tries with {@code /agencies/v1}.
 */
@Command(
        name = "partner",
        description = "tries an agency's way to a gateway: connection, TLS, token, admission; shares nothing",
        exitCodeList = {"0:every step holds", "1:one does not", "2:the arguments cannot be used"})
public final class PartnerCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Of the right form and nobody's: whoever is let in is told that it is not there. */
    private static final String NOBODYS = "/disclosures/v1/SC-0000-0000";

    @Spec
    private CommandSpec spec;

    @Mixin
    private Connection connection;

    @Option(
            names = "--token",
            required = true,
            paramLabel = "<address>",
            converter = Connection.Address.class,
            description = "the issuer's token endpoint")
    private URI issuer;

    @Option(names = "--client", required = true, paramLabel = "<id>", description = "the agency's client there")
    private String client;

    @Option(
            names = "--secret-file",
            required = true,
            paramLabel = "<file>",
            converter = Connection.Text.class,
            description = "a file with the client's secret, and nothing else")
    private String secret;

    @Override
    public Integer call() throws InterruptedException {
        return tries(connection.http(), connection.gateway()) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private boolean tries(HttpClient http, URI gateway) throws InterruptedException {
        HttpResponse<String> known = answer(
                "connection and TLS", http, HttpRequest.newBuilder(gateway.resolve("/.well-known/safe-conduct")));
        if (known == null || !holds("connection and TLS", known.statusCode() == 200, known)) {
            return false;
        }
        say("  " + known.sslSession().map(SSLSession::getProtocol).orElse("no TLS"));
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

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }

    private boolean holds(String step, boolean holds, HttpResponse<String> answer) {
        say((holds ? "HOLDS: " : "FAILS: ") + step + (holds ? "" : ", HTTP status " + answer.statusCode()));
        return holds;
    }

    private @Nullable HttpResponse<String> answer(String step, HttpClient http, HttpRequest.Builder request)
            throws InterruptedException {
        try {
            return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (SSLException e) {
            say("FAILS: " + step + ", no secure connection: one side does not trust the other's certificate");
        } catch (IOException e) {
            say("FAILS: " + step + ", nothing answers");
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

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
