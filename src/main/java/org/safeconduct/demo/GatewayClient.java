package org.safeconduct.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import org.safeconduct.platform.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** A sharing agency's system: fetches a token, posts a disclosure, asks what became of it. Knows only the interface. */
final class GatewayClient {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http;
    private final URI gateway;
    private final ObjectMapper json;
    private final Ids ids;

    GatewayClient(SSLContext trust, URI gateway, ObjectMapper json, Ids ids) {
        this.http = HttpClient.newBuilder()
                .sslContext(trust)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        this.gateway = gateway;
        this.json = json;
        this.ids = ids;
    }

    String token(String agency) throws IOException, InterruptedException {
        String secret =
                Base64.getEncoder().encodeToString((agency + ":dev-" + agency).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = request("/oauth2/token")
                .header("Authorization", "Basic " + secret)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        return json.readTree(send(request)).path("access_token").asString("");
    }

    /** @return the path under which the disclosure can be asked for */
    String share(Example example, String token) throws IOException, InterruptedException {
        HttpRequest request = request(example.path())
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", example.mediaType())
                .header("X-Request-ID", ids.uuid().toString())
                .POST(BodyPublishers.ofByteArray(message(example)))
                .build();
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != 202) {
            throw new IOException("the gateway answered " + response.statusCode());
        }
        return response.headers().firstValue("Location").orElseThrow(() -> new IOException("no location"));
    }

    JsonNode ask(String location, String token) throws IOException, InterruptedException {
        return json.readTree(send(request(location)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .GET()
                .build()));
    }

    /** Each start sends new messages: the same id again would rightly be taken for a repeat. */
    private byte[] message(Example example) throws IOException {
        try (InputStream in = getClass().getClassLoader().getResourceAsStream(example.resource())) {
            if (in == null) {
                throw new IOException("the example " + example.resource() + " is missing");
            }
            byte[] bytes = in.readAllBytes();
            if (!example.mediaType().equals("application/json")) {
                return bytes;
            }
            ObjectNode body = (ObjectNode) json.readTree(bytes);
            body.put("messageId", ids.uuid().toString());
            return json.writeValueAsBytes(body);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).timeout(PATIENCE);
    }

    private byte[] send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("the gateway answered " + response.statusCode());
        }
        return response.body();
    }
}
