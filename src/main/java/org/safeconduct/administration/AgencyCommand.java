package org.safeconduct.administration;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code java -jar safe-conduct.jar agency …}: an operator changes which agencies take part in a running gateway. */
public final class AgencyCommand {

    /** The gateway did it. */
    public static final int DONE = 0;
    /** It did not, or does not answer. */
    public static final int REFUSED = 1;
    /** The arguments cannot be used. */
    public static final int MISUSED = 2;

    private static final String HELP = """
            Changes which agencies take part in a running Safe Conduct gateway.

              agency list …
              agency onboard <file> --agency-certificate=<file> [--roles=<role>,<role>] …
              agency certificate <id> --agency-certificate=<file> …
              agency receive|suspend|admit|offboard <id> …

              onboard        adds an agency: <file> is the agency as JSON, with the keys of an entry of the agencies
                             file and without certificate
              certificate    gives an added agency other certificates; those that are not in the file are withdrawn
              receive        from now on disclosures go to this agency, in the part of its sector
              suspend        refuses its calls and lets what is for it wait, until admit
              offboard       takes it out for good

              --agency-certificate  its certificates, as PEM
              --roles        what its system may do, such as sharer; makes its client in Keycloak

            Each with:
              --gateway      the gateway, such as https://safe-conduct.example
              --ca           the authority of its certificate, as PEM
              --token-file   a file with an operator's token, and nothing else
              [--certificate=<file> --key=<file>]  the operator's certificate and its key, as PEM, to which the token is bound

            Exit status: 0 done, 1 refused or no answer, 2 the arguments cannot be used.
            """;

    private static final List<String> CHANGES = List.of("receive", "suspend", "admit", "offboard");
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]*");
    /** Longer than the gateway waits for Keycloak. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;

    public AgencyCommand(PrintStream out) {
        this.out = out;
    }

    /** What is wrong with the arguments; names options and quotes no file. */
    private static final class Misuse extends Exception {
        private static final long serialVersionUID = 1;

        Misuse(String what) {
            super(what);
        }
    }

    /** Returns the exit status. */
    public int run(String... arguments) {
        SimpleCommandLinePropertySource given = new SimpleCommandLinePropertySource(arguments);
        List<String> what = Stream.of(arguments)
                .filter(argument -> !argument.startsWith("--"))
                .toList();
        try {
            HttpRequest request = request(given, what);
            HttpClient http = HttpClient.newBuilder()
                    .sslContext(tls(given))
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
            return send(http, request);
        } catch (Misuse e) {
            out.println(e.getMessage() + "\n\n" + HELP);
            return MISUSED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return REFUSED;
        }
    }

    private static HttpRequest request(SimpleCommandLinePropertySource given, List<String> what) throws Misuse {
        String verb = what.isEmpty() ? "" : what.getFirst();
        if (verb.equals("list") && what.size() == 1) {
            return call(given, "").GET().build();
        }
        if (verb.equals("onboard") && what.size() == 2) {
            return call(given, "").POST(json(newAgency(given, what.get(1)))).build();
        }
        if ((!CHANGES.contains(verb) && !verb.equals("certificate")) || what.size() != 2) {
            throw new Misuse("Say what is to be done, and with which agency.");
        }
        if (!ID.matcher(what.get(1)).matches()) {
            throw new Misuse("An agency's id is of lower-case letters, digits and hyphens.");
        }
        HttpRequest.Builder call = call(given, "/" + what.get(1) + "/" + verb);
        return verb.equals("certificate")
                ? call.PUT(json(certificate(given, JSON.createObjectNode()))).build()
                : call.POST(BodyPublishers.noBody()).build();
    }

    private static HttpRequest.Builder call(SimpleCommandLinePropertySource given, String path) throws Misuse {
        String token = file(given, "token-file").strip();
        try {
            return HttpRequest.newBuilder(URI.create(required(given, "gateway")).resolve("/agencies/v1" + path))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .timeout(PATIENCE);
        } catch (IllegalArgumentException e) {
            // Without the reason: it may quote the token.
            throw new Misuse("--gateway must be an address such as https://safe-conduct.example,"
                    + " and the file of --token-file must hold a token and nothing else.");
        }
    }

    private static HttpRequest.BodyPublisher json(ObjectNode body) {
        return BodyPublishers.ofString(body.toString());
    }

    private static ObjectNode newAgency(SimpleCommandLinePropertySource given, String description) throws Misuse {
        ObjectNode body = JSON.createObjectNode();
        try {
            body.set("agency", JSON.readTree(read(description, "with the agency")));
        } catch (JacksonException e) {
            throw new Misuse("The file with the agency is not JSON.");
        }
        if (given.containsProperty("roles")) {
            ArrayNode roles = body.putArray("roles");
            List.of(required(given, "roles").split(",")).forEach(roles::add);
        }
        return certificate(given, body);
    }

    private static ObjectNode certificate(SimpleCommandLinePropertySource given, ObjectNode body) throws Misuse {
        return body.put("certificate", file(given, "agency-certificate"));
    }

    private static SSLContext tls(SimpleCommandLinePropertySource given) throws Misuse {
        try {
            return PartnerCommand.tls(given);
        } catch (IllegalArgumentException | IllegalStateException | IOException e) {
            // Without the reason: it may quote a key.
            throw new Misuse(
                    "--ca must name a file with certificates as PEM; so must --certificate, and --key one with its"
                            + " key, where the token is bound to them.");
        }
    }

    private static String file(SimpleCommandLinePropertySource given, String option) throws Misuse {
        return read(required(given, option), "of --" + option);
    }

    private static String read(String file, String which) throws Misuse {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new Misuse("The file " + which + " cannot be read.");
        }
    }

    private static String required(SimpleCommandLinePropertySource given, String option) throws Misuse {
        String value = given.getProperty(option);
        if (value == null || value.isBlank()) {
            throw new Misuse("--" + option + " is missing.");
        }
        return value;
    }

    private int send(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            JsonNode said = said(answer.body());
            if (answer.statusCode() != 200) {
                out.println("REFUSED: " + reason(answer.statusCode(), said));
                return REFUSED;
            }
            if (said.isArray()) {
                said.forEach(this::line);
            } else {
                out.println("DONE: " + said.path("id").asString("") + " is "
                        + said.path("state").asString(""));
            }
            return DONE;
        } catch (ConnectException e) {
            out.println("REFUSED: nothing answers at " + request.uri().getAuthority());
        } catch (HttpTimeoutException e) {
            out.println("REFUSED: no answer in time; list shows whether it was done");
        } catch (IOException e) {
            out.println("REFUSED: no secure connection; one side does not trust the other's certificate");
        }
        return REFUSED;
    }

    private void line(JsonNode agency) {
        String receives = agency.path("receives").asString("");
        out.printf(
                "%-30s %-10s %-12s %s%s%n",
                agency.path("id").asString(""),
                agency.path("state").asString(""),
                agency.path("sector").asString(""),
                agency.path("name").asString(""),
                receives.isEmpty() ? "" : " (receives what is for the " + receives + ")");
    }

    /** A refusal of who calls says nothing but its status: what may be wrong is said here. */
    private static String reason(int status, JsonNode said) {
        String detail = said.path("detail").asString("");
        String what = switch (status) {
            case 401 ->
                "the gateway does not know the token: it has ended, or is bound to a certificate that was not shown";
            case 403 -> "the token is not that of an operator of the partnership";
            case 503 ->
                "the gateway cannot do it just now, and has changed nothing" + (detail.isEmpty() ? "" : ": " + detail);
            default -> detail.isEmpty() ? "the gateway does not take it" : detail;
        };
        String place = said.path("pointer").asString("");
        return what + (place.isEmpty() ? "" : ", at " + place) + " (HTTP status " + status + ")";
    }

    private static JsonNode said(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }
}
