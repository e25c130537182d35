package org.safeconduct.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.safeconduct.support.FreePorts;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The real Keycloak with the realm of {@code src/main/keycloak}, started once for the whole run. {@code pre-integration-test}
 * unpacks its distribution.
 */
final class Keycloak {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path HOME = Path.of("target/keycloak");
    private static final Path REALM = Path.of("src/main/keycloak/safe-conduct-realm.json");
    private static final String ADMIN = "admin";

    private static final class Once {
        static final Keycloak INSTANCE = new Keycloak();
    }

    private final int port = FreePorts.one();
    private final int tlsPort = FreePorts.one();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final RSAKey contractKey;

    static Keycloak running() {
        return Once.INSTANCE;
    }

    private Keycloak() {
        try {
            start();
            contractKey = publish(TokenSigner.newKey("not yet known"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void start() throws Exception {
        Path home;
        try (Stream<Path> unpacked = Files.isDirectory(HOME) ? Files.list(HOME) : Stream.of()) {
            home = unpacked.filter(path -> Files.exists(path.resolve("bin/kc.sh")))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no Keycloak in target/keycloak: ./mvnw pre-integration-test"))
                    .toAbsolutePath();
        }
        FileSystemUtils.deleteRecursively(home.resolve("data"));
        Files.createDirectories(home.resolve("data/import"));
        Files.copy(REALM, home.resolve("data/import/safe-conduct-realm.json"));
        TestCertificates certificates = TestCertificates.ALL;
        ProcessBuilder command = new ProcessBuilder(List.of(
                "bash",
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--db=dev-mem",
                "--hostname=http://localhost:" + port,
                "--http-port=" + port,
                "--https-port=" + tlsPort,
                "--http-management-port=" + FreePorts.one(),
                "--https-certificate-file=" + certificates.file("server.pem"),
                "--https-certificate-key-file=" + certificates.file("server.key"),
                "--https-client-auth=request",
                "--https-trust-store-file=" + certificates.file("ca.p12"),
                "--https-trust-store-password=changeit"));
        command.environment()
                .putAll(Map.of(
                        "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN,
                        "SAFE_CONDUCT_URL", "https://gateway.example",
                        "SAFE_CONDUCT_PAGES_SECRET", "of the pages",
                        "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m",
                        // It lives for a minute: what the second compiler would gain, it does not live to see.
                        "JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1"));
        Path log = Path.of("target/keycloak.log");
        Process process =
                command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }));
        long giveUp = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > giveUp) {
                throw new IOException("Keycloak did not start:\n" + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return http.send(
                                    HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    String issuer() {
        return "http://localhost:" + port + "/realms/safe-conduct";
    }

    /** A key that Keycloak publishes as its own, so that a test can forge tokens with it. */
    RSAKey contractKey() {
        return contractKey;
    }

    private RSAKey publish(RSAKey key) throws Exception {
        String pem = Base64.getEncoder().encodeToString(key.toRSAPrivateKey().getEncoded());
        // Behind its own key, with which it goes on signing.
        post(
                "/components",
                JSON.valueToTree(Map.of(
                        "name", "contract",
                        "providerId", "rsa",
                        "providerType", "org.keycloak.keys.KeyProvider",
                        "config",
                                Map.of(
                                        "priority", List.of("1"),
                                        "enabled", List.of("true"),
                                        "active", List.of("true"),
                                        "algorithm", List.of("RS256"),
                                        "privateKey", List.of(pem)))));
        JWKSet published = JWKSet.load(
                URI.create(issuer() + "/protocol/openid-connect/certs").toURL());
        JWK own = published.getKeys().stream()
                .filter(one -> one instanceof RSAKey rsa && rsa.getModulus().equals(key.getModulus()))
                .findFirst()
                .orElseThrow();
        return new RSAKey.Builder(key).keyID(own.getKeyID()).build();
    }

    /** A client for an agency's system, copied from one of the realm's templates as an operator would. */
    void addSystem(String template, String client, String agency, String role, Map<String, String> attributes)
            throws Exception {
        ObjectNode copy = (ObjectNode) get("/clients?clientId=" + template).get(0);
        copy.remove(List.of("id", "secret", "protocolMappers"));
        copy.put("clientId", client).put("enabled", true);
        attributes.forEach(((ObjectNode) copy.path("attributes"))::put);
        post("/clients", copy);
        String id = get("/clients?clientId=" + client).get(0).path("id").asString();
        give(get("/clients/" + id + "/service-account-user"), agency, role);
    }

    /** The gateway's own way in, as {@code keycloak.md} describes it: it may make clients, and nothing of the pages is its. */
    KeycloakSettings administration() throws Exception {
        post("/clients", JSON.readTree("""
                        {"clientId": "safe-conduct-gateway", "secret": "of the gateway", "enabled": true,
                         "protocol": "openid-connect", "publicClient": false, "standardFlowEnabled": false,
                         "directAccessGrantsEnabled": false, "serviceAccountsEnabled": true, "fullScopeAllowed": true,
                         "defaultClientScopes": ["caller"], "optionalClientScopes": []}"""));
        String id =
                get("/clients?clientId=safe-conduct-gateway").get(0).path("id").asString();
        String account =
                get("/clients/" + id + "/service-account-user").path("id").asString();
        String management =
                get("/clients?clientId=realm-management").get(0).path("id").asString();
        ArrayNode roles = JSON.createArrayNode();
        for (String role : List.of("manage-clients", "manage-users", "view-realm")) {
            roles.add(get("/clients/" + management + "/roles/" + role));
        }
        post("/users/" + account + "/role-mappings/clients/" + management, roles);
        return new KeycloakSettings(
                URI.create("http://localhost:" + port), "safe-conduct", "safe-conduct-gateway", "of the gateway");
    }

    /** A person with a password and nothing else yet. */
    void addPerson(String name, String agency, String role, String password) throws Exception {
        post(
                "/users",
                JSON.valueToTree(Map.of(
                        "username",
                        name,
                        "enabled",
                        true,
                        "email",
                        name + "@agency.example",
                        "emailVerified",
                        true,
                        "firstName",
                        "Amina",
                        "lastName",
                        "Yusuf",
                        "credentials",
                        List.of(Map.of("type", "password", "value", password, "temporary", false)))));
        give(get("/users?exact=true&username=" + name).get(0), agency, role);
    }

    private void give(JsonNode user, String agency, String role) throws Exception {
        ((ObjectNode) user).putObject("attributes").putArray("agency").add(agency);
        String path = "/users/" + user.path("id").asString();
        send("PUT", path, user);
        ArrayNode roles = JSON.createArrayNode().add(get("/roles/" + role));
        post(path + "/role-mappings/realm", roles);
    }

    /** As an administrator gives and takes them. */
    void change(String person, String method, String role) throws Exception {
        send(
                method,
                "/users/" + account(person).path("id").asString() + "/role-mappings/realm",
                JSON.createArrayNode().add(get("/roles/" + role)));
    }

    void shutOut(String person) throws Exception {
        ObjectNode account = account(person);
        send("PUT", "/users/" + account.path("id").asString(), account.put("enabled", false));
    }

    private ObjectNode account(String person) throws Exception {
        return (ObjectNode) get("/users?exact=true&username=" + person).get(0);
    }

    /** Another one is not let in. */
    void secretOfThePages(String secret) throws Exception {
        ObjectNode client =
                (ObjectNode) get("/clients?clientId=safe-conduct-pages").get(0);
        send("PUT", "/clients/" + client.path("id").asString(), client.put("secret", secret));
    }

    /** Where the pages are, which is known only when they run. */
    void pagesAt(String gateway) throws Exception {
        ObjectNode client =
                (ObjectNode) get("/clients?clientId=safe-conduct-pages").get(0);
        client.putArray("redirectUris").add(gateway + "/sign-in/callback");
        ((ObjectNode) client.path("attributes"))
                .put("post.logout.redirect.uris", gateway + "/")
                // Tests move the gateway's clock on, and not Keycloak's.
                .put("access.token.lifespan", "3600");
        send("PUT", "/clients/" + client.path("id").asString(), client);
    }

    /** Asks for a token over TLS, showing that certificate. */
    JsonNode token(String certificate, Map<String, String> form) throws Exception {
        HttpClient tls = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(TestCertificates.ALL.tls(certificate))
                .build();
        HttpResponse<String> answer = tls.send(
                form(
                        URI.create(
                                "https://localhost:" + tlsPort + "/realms/safe-conduct/protocol/openid-connect/token"),
                        form),
                BodyHandlers.ofString());
        return JSON.readTree(answer.body());
    }

    JsonNode get(String path) throws Exception {
        return JSON.readTree(send("GET", path, JSON.nullNode()));
    }

    private void post(String path, JsonNode body) throws Exception {
        send("POST", path, body);
    }

    private String send(String method, String path, JsonNode body) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/admin/realms/safe-conduct" + path))
                        .header("Authorization", "Bearer " + adminToken())
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body.isNull() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode())
                .as(method + " " + path + ": " + answer.body())
                .isBetween(200, 299);
        return answer.body();
    }

    private String adminToken() throws Exception {
        HttpResponse<String> answer = http.send(
                form(
                        URI.create("http://localhost:" + port + "/realms/master/protocol/openid-connect/token"),
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                ADMIN,
                                "password",
                                ADMIN)),
                BodyHandlers.ofString());
        return JSON.readTree(answer.body()).path("access_token").asString();
    }

    private static HttpRequest form(URI uri, Map<String, String> form) {
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))))
                .build();
    }
}
