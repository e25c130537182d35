package org.safeconduct.support;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** An agency's own system, as it talks to the gateway over HTTPS with its client credentials. */
public final class AgencySystem {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final URI gateway;
    private final String token;

    private AgencySystem(HttpClient http, URI gateway, String token) {
        this.http = http;
        this.gateway = gateway;
        this.token = token;
    }

    /** @param ca the development CA's certificate */
    public static AgencySystem of(String client, URI gateway, Path ca) throws Exception {
        HttpClient http = HttpClient.newBuilder()
                .sslContext(trust(ca))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        String basic = Base64.getEncoder().encodeToString((client + ":dev-" + client).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(gateway.resolve("/oauth2/token"))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("no token for " + client + ": " + answer.statusCode());
        }
        return new AgencySystem(
                http, gateway, JSON.readTree(answer.body()).path("access_token").asString());
    }

    /** With a token that it has already. */
    public static AgencySystem with(String token, URI gateway, Path ca) throws Exception {
        HttpClient http = HttpClient.newBuilder()
                .sslContext(trust(ca))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        return new AgencySystem(http, gateway, token);
    }

    public String token() {
        return token;
    }

    public HttpResponse<byte[]> post(String path, String mediaType, byte[] body, String... headers) throws Exception {
        HttpRequest.Builder request =
                request(path).header("Content-Type", mediaType).POST(BodyPublishers.ofByteArray(body));
        return http.send(
                headers.length == 0 ? request.build() : request.headers(headers).build(), BodyHandlers.ofByteArray());
    }

    public HttpResponse<byte[]> put(String path, String mediaType, byte[] body, String... headers) throws Exception {
        HttpRequest.Builder request =
                request(path).header("Content-Type", mediaType).PUT(BodyPublishers.ofByteArray(body));
        return http.send(
                headers.length == 0 ? request.build() : request.headers(headers).build(), BodyHandlers.ofByteArray());
    }

    public HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = request(path).GET();
        return http.send(
                headers.length == 0 ? request.build() : request.headers(headers).build(), BodyHandlers.ofByteArray());
    }

    public ObjectNode getJson(String path) throws Exception {
        return (ObjectNode) json(get(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).header("Authorization", "Bearer " + token);
    }

    public static JsonNode json(HttpResponse<byte[]> response) throws IOException {
        return JSON.readTree(response.body());
    }

    /** One of the disclosures that ship with the project, under a message id of its own and with other words in it. */
    public static byte[] jsonExample(String name, String narrative) throws IOException {
        ObjectNode body = (ObjectNode) JSON.readTree(resource("demo/" + name + ".json"));
        body.put("messageId", UUID.randomUUID().toString());
        ((ObjectNode) body.path("concern")).put("narrative", narrative);
        return JSON.writeValueAsBytes(body);
    }

    public static byte[] resource(String name) throws IOException {
        try (InputStream in = AgencySystem.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("no resource " + name);
            }
            return in.readAllBytes();
        }
    }

    /** TLS that trusts this CA and nothing else. */
    public static SSLContext trust(Path ca) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(ca)) {
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return tls;
    }
}
