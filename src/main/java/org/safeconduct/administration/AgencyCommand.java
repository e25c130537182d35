package org.safeconduct.administration;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safeconduct.agreement.AgencyId;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code safe-conduct agency …}: an operator changes which agencies take part in a running gateway. */
@Command(
        name = "agency",
        scope = ScopeType.INHERIT,
        description = "changes which agencies take part in a running gateway",
        synopsisSubcommandLabel = "<command>",
        exitCodeList = {"0:done", "1:refused, or no answer", "2:the arguments cannot be used"})
public final class AgencyCommand {

    private static final String ID = "an agency's id: lower-case letters, digits and hyphens";
    private static final String CERTIFICATE = "--agency-certificate";
    private static final String CERTIFICATES = "a file with the agency's certificates, as PEM";
    /** Longer than the gateway waits for Keycloak. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec;

    @Mixin
    private Connection connection;

    @Option(
            names = "--token-file",
            required = true,
            scope = ScopeType.INHERIT,
            paramLabel = "<file>",
            converter = Connection.Text.class,
            description = "a file with an operator's token, and nothing else")
    private String token;

    @Command(description = "lists the agencies")
    int list() throws InterruptedException {
        return send(call("").GET());
    }

    @Command(description = "adds an agency")
    int onboard(
            @Parameters(
                            paramLabel = "<file>",
                            converter = Description.class,
                            description = "a file with the agency as JSON: the keys of an entry of the agencies file,"
                                    + " without certificate")
                    JsonNode agency,
            @Option(
                            names = CERTIFICATE,
                            required = true,
                            paramLabel = "<file>",
                            converter = Connection.Text.class,
                            description = CERTIFICATES)
                    String certificate,
            @Option(
                            names = "--roles",
                            split = ",",
                            paramLabel = "<role>",
                            description = "what its system may do, such as sharer; makes its client in Keycloak")
                    @Nullable
                    List<String> roles)
            throws InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("certificate", certificate);
        body.set("agency", agency);
        if (roles != null) {
            roles.forEach(body.putArray("roles")::add);
        }
        return send(call("").POST(json(body)));
    }

    @Command(description = "gives an added agency other certificates; those that are not in the file are withdrawn")
    int certificate(
            @Parameters(paramLabel = "<id>", description = ID) AgencyId agency,
            @Option(
                            names = CERTIFICATE,
                            required = true,
                            paramLabel = "<file>",
                            converter = Connection.Text.class,
                            description = CERTIFICATES)
                    String certificate)
            throws InterruptedException {
        return send(call("/" + agency + "/certificate")
                .PUT(json(JSON.createObjectNode().put("certificate", certificate))));
    }

    @Command(description = "from now on disclosures go to this agency, in the part of its sector")
    int receive(@Parameters(paramLabel = "<id>", description = ID) AgencyId agency) throws InterruptedException {
        return change(agency, "receive");
    }

    @Command(description = "refuses its calls and lets what is for it wait, until admit")
    int suspend(@Parameters(paramLabel = "<id>", description = ID) AgencyId agency) throws InterruptedException {
        return change(agency, "suspend");
    }

    @Command(description = "lets a suspended agency back in")
    int admit(@Parameters(paramLabel = "<id>", description = ID) AgencyId agency) throws InterruptedException {
        return change(agency, "admit");
    }

    @Command(description = "takes it out for good")
    int offboard(@Parameters(paramLabel = "<id>", description = ID) AgencyId agency) throws InterruptedException {
        return change(agency, "offboard");
    }

    private int change(AgencyId agency, String change) throws InterruptedException {
        return send(call("/" + agency + "/" + change).POST(BodyPublishers.noBody()));
    }

    private HttpRequest.Builder call(String path) {
        try {
            return HttpRequest.newBuilder(connection.gateway().resolve("/agencies/v1" + path))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .timeout(PATIENCE);
        } catch (IllegalArgumentException e) {
            throw connection.misuse("--token-file");
        }
    }

    private static HttpRequest.BodyPublisher json(ObjectNode body) {
        return BodyPublishers.ofString(body.toString());
    }

    /** JSON in a file. */
    static final class Description implements ITypeConverter<JsonNode> {
        @Override
        public JsonNode convert(String file) throws IOException {
            return JSON.readTree(new Connection.Text().convert(file));
        }
    }

    private int send(HttpRequest.Builder call) throws InterruptedException {
        HttpRequest request = call.build();
        PrintWriter out = spec.commandLine().getOut();
        try {
            HttpResponse<String> answer = connection.http().send(request, BodyHandlers.ofString());
            JsonNode said = said(answer.body());
            if (answer.statusCode() != 200) {
                out.println("REFUSED: " + reason(answer.statusCode(), said));
                return ExitCode.SOFTWARE;
            }
            if (said.isArray()) {
                said.forEach(agency -> line(out, agency));
            } else {
                out.println("DONE: " + said.path("id").asString("") + " is "
                        + said.path("state").asString(""));
            }
            return ExitCode.OK;
        } catch (ConnectException e) {
            out.println("REFUSED: nothing answers at " + request.uri().getAuthority());
        } catch (HttpTimeoutException e) {
            out.println("REFUSED: no answer in time; list shows whether it was done");
        } catch (IOException e) {
            out.println("REFUSED: no secure connection; one side does not trust the other's certificate");
        }
        return ExitCode.SOFTWARE;
    }

    private static void line(PrintWriter out, JsonNode agency) {
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
