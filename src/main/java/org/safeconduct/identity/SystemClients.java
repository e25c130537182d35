package org.safeconduct.identity;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.agreement.Agency;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.Unavailable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The clients of agencies' systems in Keycloak: copies of the realm's own template for systems that show their certificate,
 * which is what binds their tokens to it. A client is named after its agency, and has no secret.
 */
@Component
public class SystemClients {

    private static final String TEMPLATE = "agency-by-certificate";
    /** Says of a client that a gateway made it, and for whom. */
    private static final String MADE_FOR = "safe-conduct.agency";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final KeycloakSettings settings;
    private final RestClient http;

    SystemClients(KeycloakSettings settings) {
        this.settings = settings;
        JdkClientHttpRequestFactory connections = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        connections.setReadTimeout(PATIENCE);
        this.http = RestClient.builder().requestFactory(connections).build();
    }

    /** Whether the gateway makes clients, or leaves it to people. */
    public boolean areMadeHere() {
        return settings.url() != null;
    }

    /**
     * Makes the agency's client, or makes the one of an attempt that came to nothing what it should be. It is enabled last.
     *
     * @param subject of the certificate that it will show
     * @throws Rejection if Keycloak has a client of this name that is not the gateway's
     * @throws Unavailable if Keycloak does not do it
     */
    public void create(Agency agency, String subject, Set<Role> roles) {
        try {
            Admin admin = new Admin();
            ObjectNode client = admin.client(agency.id().value()).orElseGet(() -> admin.copyOfTemplate(agency));
            requireOurs(client, agency);
            ((ObjectNode) client.path("attributes")).put("x509.subjectdn", subject);
            String path = "/clients/" + client.path("id").asString("");
            admin.send(HttpMethod.PUT, path, client.put("enabled", false));
            ObjectNode account = (ObjectNode) admin.get(path + "/service-account-user");
            account.withObject("/attributes").putArray("agency").add(agency.id().value());
            String user = "/users/" + account.path("id").asString("");
            admin.send(HttpMethod.PUT, user, account);
            ArrayNode given = JSON.arrayNode();
            roles.forEach(role -> given.add(admin.get("/roles/" + role.code())));
            JsonNode before = admin.get(user + "/role-mappings/realm");
            admin.send(HttpMethod.DELETE, user + "/role-mappings/realm", before);
            admin.send(HttpMethod.POST, user + "/role-mappings/realm", given);
            admin.send(HttpMethod.PUT, path, client.put("enabled", true));
        } catch (RestClientException e) {
            throw failed("Keycloak did not make the agency's client; the agency was not added", e);
        }
    }

    /**
     * From now on nobody gets a token as that agency's client. Does nothing if the gateway made none.
     *
     * @throws Unavailable if Keycloak does not do it
     */
    public void disable(Agency agency) {
        if (!areMadeHere()) {
            return;
        }
        try {
            Admin admin = new Admin();
            admin.client(agency.id().value())
                    .filter(client -> isOurs(client, agency))
                    .ifPresent(client -> admin.send(
                            HttpMethod.PUT,
                            "/clients/" + client.path("id").asString(""),
                            client.put("enabled", false)));
        } catch (RestClientException e) {
            throw failed("Keycloak did not disable the agency's client; the agency still takes part", e);
        }
    }

    private static boolean isOurs(ObjectNode client, Agency agency) {
        return client.path("attributes")
                .path(MADE_FOR)
                .asString("")
                .equals(agency.id().value());
    }

    private static void requireOurs(ObjectNode client, Agency agency) {
        if (!isOurs(client, agency)) {
            throw new Rejection(
                    Rejection.Kind.CONFLICT,
                    "Keycloak has a client of this name that the gateway did not make",
                    "/agency/id");
        }
    }

    /** Without the cause's text, which quotes what Keycloak answered. */
    private static Unavailable failed(String detail, RestClientException e) {
        return new Unavailable(detail, new IllegalStateException(e.getClass().getSimpleName()));
    }

    /** One visit to the realm's administration, with one token. */
    private final class Admin {

        private final URI keycloak = Objects.requireNonNull(settings.url());
        private final String token;

        Admin() {
            MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
            form.add("grant_type", "client_credentials");
            JsonNode answer = http.post()
                    .uri(keycloak + "/realms/{realm}/protocol/openid-connect/token", settings.realm())
                    .headers(headers -> headers.setBasicAuth(
                            Objects.requireNonNull(settings.clientId()),
                            Objects.requireNonNull(settings.clientSecret())))
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .body(form)
                    .retrieve()
                    .body(JsonNode.class);
            token = Objects.requireNonNull(answer).path("access_token").asString("");
        }

        Optional<ObjectNode> client(String name) {
            JsonNode found = get("/clients?clientId=" + name);
            return found.isEmpty() ? Optional.empty() : Optional.of((ObjectNode) found.get(0));
        }

        ObjectNode copyOfTemplate(Agency agency) {
            ObjectNode copy = client(TEMPLATE).orElseThrow(() -> new RestClientException("the realm has no template"));
            copy.remove(List.of("id", "secret", "protocolMappers"));
            String name = agency.id().value();
            copy.put("clientId", name).put("name", agency.name()).put("description", "Made by the gateway");
            copy.put("enabled", false);
            ((ObjectNode) copy.path("attributes")).put(MADE_FOR, name);
            send(HttpMethod.POST, "/clients", copy);
            return client(name).orElseThrow(() -> new RestClientException("what was made is not there"));
        }

        JsonNode get(String path) {
            return Objects.requireNonNull(http.get()
                    .uri(address(path))
                    .headers(headers -> headers.setBearerAuth(token))
                    .retrieve()
                    .body(JsonNode.class));
        }

        void send(HttpMethod method, String path, JsonNode body) {
            http.method(method)
                    .uri(address(path))
                    .headers(headers -> headers.setBearerAuth(token))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(body)
                    .retrieve()
                    .toBodilessEntity();
        }

        /** Only names that have been checked stand in a path. */
        private URI address(String path) {
            return URI.create(keycloak + "/admin/realms/" + settings.realm() + path);
        }
    }
}
