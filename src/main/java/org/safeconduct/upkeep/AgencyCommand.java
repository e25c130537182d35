package org.safeconduct.upkeep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/** {@code java -jar safe-conduct.jar agency …}: an operator adds, suspends, lets in and takes out agencies of a running gateway. */
public final class AgencyCommand {

    /** The gateway did it. */
    public static final int DONE = 0;
    /** It did not, or does not answer. */
    public static final int REFUSED = 1;
    /** The arguments cannot be used. */
    public static final int MISUSED = 2;

    private static final String HELP = """
            Changes which agencies take part in a running Safe Conduct gateway.
              agency onboard <file> --agency-certificate=<file> [--roles=<role>,<role>] …
              agency suspend|admit|offboard <id> …
              <file>         the agency as JSON, with the keys of an entry of the agencies file and without certificate
              --agency-certificate  its certificate, as PEM
              --roles        what its system may do, such as sharer; makes its client in Keycloak
            Each with:
              --gateway      the gateway, such as https://safe-conduct.example
              --ca           the authority of its certificate, as PEM
              --token-file   a file with an operator's token, and nothing else
              [--certificate=<file> --key=<file>]  the operator's certificate and its key, as PEM, to which the token is bound
            Exit status: 0 done, 1 refused or no answer, 2 the arguments cannot be used.
            """;

    private static final List<String> CHANGES = List.of("suspend", "admit", "offboard");
    /** Longer than the gateway waits for Keycloak. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;

    public AgencyCommand(PrintStream out) {
        this.out = out;
    }

    /** Returns the exit status. */
    public int run(String... arguments) {
        SimpleCommandLinePropertySource given = new SimpleCommandLinePropertySource(arguments);
        try {
            HttpRequest request = request(given, arguments)
                    .header(
                            "Authorization",
                            "Bearer "
                                    + Files.readString(Path.of(PartnerCommand.required(given, "token-file")))
                                            .strip())
                    .timeout(PATIENCE)
                    .build();
            HttpClient http = HttpClient.newBuilder()
                    .sslContext(PartnerCommand.tls(given))
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
            return sends(http, request);
        } catch (IllegalArgumentException | IllegalStateException | IOException e) {
            // Without the reason: it may quote a file with a token in it.
            out.println("The arguments cannot be used, or a file that they name.\n\n" + HELP);
            return MISUSED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return REFUSED;
        }
    }

    private static HttpRequest.Builder request(SimpleCommandLinePropertySource given, String[] arguments)
            throws IOException {
        if (arguments.length < 2 || arguments[1].startsWith("--")) {
            throw new IllegalArgumentException("what, and whom");
        }
        URI gateway = URI.create(PartnerCommand.required(given, "gateway"));
        if (arguments[0].equals("onboard")) {
            return HttpRequest.newBuilder(gateway.resolve("/agencies/v1"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            newAgency(given, Path.of(arguments[1])).toString()));
        }
        if (!CHANGES.contains(arguments[0])) {
            throw new IllegalArgumentException("what");
        }
        return HttpRequest.newBuilder(gateway.resolve("/agencies/v1/" + arguments[1] + "/" + arguments[0]))
                .POST(HttpRequest.BodyPublishers.noBody());
    }

    private static ObjectNode newAgency(SimpleCommandLinePropertySource given, Path description) throws IOException {
        ObjectNode body = JSON.createObjectNode();
        body.set("agency", JSON.readTree(Files.readString(description)));
        body.put("certificate", Files.readString(Path.of(PartnerCommand.required(given, "agency-certificate"))));
        if (given.containsProperty("roles")) {
            ArrayNode roles = body.putArray("roles");
            List.of(PartnerCommand.required(given, "roles").split(",")).forEach(roles::add);
        }
        return body;
    }

    private int sends(HttpClient http, HttpRequest request) throws InterruptedException {
        HttpResponse<String> answer;
        try {
            answer = http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            out.println("REFUSED: nothing answers, or one side does not trust the other's certificate");
            return REFUSED;
        }
        JsonNode said = read(answer.body());
        if (answer.statusCode() == 200) {
            out.println("DONE: " + said.path("id").asText() + " is "
                    + said.path("state").asText());
            return DONE;
        }
        out.println("REFUSED: HTTP status " + answer.statusCode() + " "
                + said.path("detail").asText() + " " + said.path("pointer").asText());
        return REFUSED;
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}
