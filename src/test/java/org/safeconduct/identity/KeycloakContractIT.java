package org.safeconduct.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Sector;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.Unavailable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The contract with the real Keycloak and the realm that production imports; and tokens and people of its own. */
@SpringBootTest(
        classes = {IdentitySlice.class, SecurityContract.FixedClock.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "safeconduct.sign-in.client-secret=of the pages",
            "server.servlet.session.cookie.name=__Host-session"
        })
@DirtiesContext
class KeycloakContractIT extends SecurityContract {

    private static final Keycloak KEYCLOAK = Keycloak.running();
    private static final String CHARITY = "/third-sector/v1/disclosures";

    private final int port;
    private final StoppedClock clock;

    KeycloakContractIT(@LocalServerPort int port, @Autowired StoppedClock clock) {
        super(port, KEYCLOAK.issuer(), new TokenSigner(KEYCLOAK.contractKey(), Set.of("RS256")));
        this.port = port;
        this.clock = clock;
    }

    @AfterEach
    void stopClock() {
        clock.run(false);
    }

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry settings) {
        settings.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", KEYCLOAK::issuer);
    }

    @Test
    void aSystemWithACertificate_getsATokenForItsOwnDoor_thatIsUselessWithoutTheKey() throws Exception {
        KEYCLOAK.addSystem(
                "agency-by-certificate",
                "charity-system",
                "haven-charity",
                "sharer",
                Map.of("x509.subjectdn", "CN=own"));

        JsonNode answer =
                KEYCLOAK.token("own", Map.of("grant_type", "client_credentials", "client_id", "charity-system"));

        assertOpensItsOwnDoorOnly(answer);
        assertThat(KEYCLOAK.token("other", Map.of("grant_type", "client_credentials", "client_id", "charity-system"))
                        .has("access_token"))
                .isFalse();
        assertThat(KEYCLOAK.token("none", Map.of("grant_type", "client_credentials", "client_id", "charity-system"))
                        .has("access_token"))
                .isFalse();
    }

    @Test
    void aSystemThatTheGatewayMadeAClientFor_getsATokenForItsOwnDoor_untilItsAgencyLeaves() throws Exception {
        KeycloakSettings administration = KEYCLOAK.administration();
        SystemClients clients = new SystemClients(administration);
        Agency charity = new Agency(
                new AgencyId("haven-charity"), "Haven", Sector.THIRD_SECTOR, Set.of(), "haven.pem", Optional.empty());
        Map<String, String> request = Map.of("grant_type", "client_credentials", "client_id", "haven-charity");

        clients.create(charity, "CN=other", Set.of(Role.SHARER, Role.REVIEWER));
        clients.create(charity, "CN=own", Set.of(Role.SHARER));

        JsonNode answer = KEYCLOAK.token("own", request);
        assertOpensItsOwnDoorOnly(answer);
        assertThat(SignedJWT.parse(answer.path("access_token").asString())
                        .getJWTClaimsSet()
                        .getStringListClaim("roles"))
                .as("those of the second call alone")
                .containsExactly("sharer");
        assertThat(KEYCLOAK.token("other", request).has("access_token")).isFalse();

        clients.disable(charity);
        assertThat(KEYCLOAK.token("own", request).has("access_token")).isFalse();

        Agency pages = new Agency(
                new AgencyId("safe-conduct-pages"), "Pages", Sector.HEALTH, Set.of(), "pages.pem", Optional.empty());
        assertThatExceptionOfType(Rejection.class)
                .as("a client that the gateway did not make")
                .isThrownBy(() -> clients.create(pages, "CN=own", Set.of(Role.SHARER)));
        SystemClients wrong = new SystemClients(new KeycloakSettings(
                administration.url(), administration.realm(), administration.clientId(), "of nobody"));
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> wrong.create(charity, "CN=own", Set.of(Role.SHARER)))
                .satisfies(e -> assertThat(e.getMessage() + e.getCause()).doesNotContain("of nobody"));
    }

    @Test
    void aSystemWithAKey_getsATokenForItsOwnDoor_andEachRequestCountsOnce() throws Exception {
        ECKey key = systemKey();
        KEYCLOAK.addSystem(
                "agency-by-key",
                "charity-signing",
                "haven-charity",
                "sharer",
                Map.of(
                        "use.jwks.url", "false",
                        "use.jwks.string", "true",
                        "jwks.string", new JWKSet(key.toPublicJWK()).toString()));
        Map<String, String> request = signedRequest("charity-signing", key);

        assertOpensItsOwnDoorOnly(KEYCLOAK.token("own", request));
        assertThat(KEYCLOAK.token("own", request).has("access_token"))
                .as("used again")
                .isFalse();
        assertThat(KEYCLOAK.token("none", signedRequest("charity-signing", key)).has("access_token"))
                .as("without a certificate to bind to")
                .isFalse();
        ECKey stranger = systemKey();
        assertThat(KEYCLOAK.token("own", signedRequest("charity-signing", stranger))
                        .has("access_token"))
                .as("signed by a stranger")
                .isFalse();
    }

    private void assertOpensItsOwnDoorOnly(JsonNode answer) throws Exception {
        assertThat(answer.has("access_token")).as(answer.toString()).isTrue();
        assertThat(answer.path("expires_in").asInt()).isEqualTo(300);
        assertThat(answer.has("refresh_token")).isFalse();
        SignedJWT token = SignedJWT.parse(answer.path("access_token").asString());
        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(claims.getAudience()).containsExactly("safe-conduct");
        assertThat(claims.getStringClaim("agency")).isEqualTo("haven-charity");
        assertThat(claims.getStringListClaim("roles")).contains("sharer");
        assertThat(claims.getJSONObjectClaim("cnf"))
                .isEqualTo(Map.of("x5t#S256", TestCertificates.ALL.thumbprint("own")));
        Optional<String> bearer = Optional.of("Bearer " + token.serialize());
        assertThat(showing("own").knock("POST", CHARITY, bearer).statusCode()).isEqualTo(200);
        assertThat(showing("own")
                        .knock("POST", "/schools/v1/disclosures", bearer)
                        .statusCode())
                .isEqualTo(403);
        assertThat(showing("other").knock("POST", CHARITY, bearer).statusCode()).isEqualTo(401);
        assertThat(showing("none").knock("POST", CHARITY, bearer).statusCode()).isEqualTo(401);
    }

    /** Says what it is for: Keycloak takes no key that does not. */
    private static ECKey systemKey() throws JOSEException {
        return new ECKeyGenerator(Curve.P_256)
                .keyID("system")
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .generate();
    }

    private static Map<String, String> signedRequest(String client, ECKey key) throws Exception {
        Instant now = Instant.now();
        SignedJWT assertion = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(client)
                        .subject(client)
                        .audience(KEYCLOAK.issuer())
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(Duration.ofSeconds(50))))
                        .build());
        assertion.sign(new ECDSASigner(key));
        return Map.of(
                "grant_type", "client_credentials",
                "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion", assertion.serialize());
    }

    @Test
    void templates_giveNobodyAToken() throws Exception {
        for (String template : List.of("agency-by-certificate", "agency-by-key")) {
            assertThat(KEYCLOAK.token("own", Map.of("grant_type", "client_credentials", "client_id", template))
                            .has("access_token"))
                    .isFalse();
        }
    }

    @Test
    void aPerson_signsInWithASecondProof_andOpensTheirPage() throws Exception {
        clock.run(true);
        KEYCLOAK.pagesAt("https://localhost:" + port);
        KEYCLOAK.addPerson("amina", "st-marys-hospital", "sharer", "a long enough secret");
        KeycloakVisitor visitor = new KeycloakVisitor();

        HttpResponse<String> asked = visitor.get("https://localhost:" + port + "/share/now");
        assertThat(asked.uri().toString())
                .startsWith(KEYCLOAK.issuer())
                .contains("code_challenge_method=S256", "max_age=1800", "scope=openid%20profile");
        visitor.submit(Map.of("username", "amina"));
        HttpResponse<String> secondProof = visitor.submit(Map.of("password", "a long enough secret"));
        assertThat(secondProof.body()).contains("totpSecret");
        HttpResponse<String> opened = visitor.setUpAuthenticator();

        assertThat(opened.uri().toString()).isEqualTo("https://localhost:" + port + "/share/now");
        assertThat(opened.body()).isEqualTo("reached");
        assertThat(visitor.get("https://localhost:" + port + "/inbox/now").statusCode())
                .isEqualTo(403);
    }

    private KeycloakVisitor signedIn(String name, String agency, String role, String page) throws Exception {
        clock.run(true);
        KEYCLOAK.pagesAt("https://localhost:" + port);
        KEYCLOAK.addPerson(name, agency, role, "a long enough secret");
        KeycloakVisitor visitor = new KeycloakVisitor();
        visitor.get("https://localhost:" + port + page);
        visitor.submit(Map.of("username", name));
        visitor.submit(Map.of("password", "a long enough secret"));
        assertThat(visitor.setUpAuthenticator().body()).isEqualTo("reached");
        return visitor;
    }

    @Test
    void aRoleThatIsTakenAway_opensNothingAfterFiveMinutes_andOpensAgainWhenItIsGivenBack() throws Exception {
        String page = "https://localhost:" + port + "/share/now";
        KeycloakVisitor rhys = signedIn("rhys", "st-marys-hospital", "sharer", "/share/now");

        KEYCLOAK.change("rhys", "DELETE", "sharer");
        clock.moveOn(Duration.ofSeconds(301));
        assertThat(rhys.get(page).statusCode()).isEqualTo(403);

        KEYCLOAK.change("rhys", "POST", "sharer");
        clock.moveOn(Duration.ofSeconds(301));
        assertThat(rhys.get(page).body()).isEqualTo("reached");
    }

    @Test
    void aPersonWhoIsShutOut_isSignedOutAfterFiveMinutes() throws Exception {
        String page = "https://localhost:" + port + "/share/now";
        KeycloakVisitor helen = signedIn("helen", "st-marys-hospital", "sharer", "/share/now");

        KEYCLOAK.shutOut("helen");
        assertThat(helen.get(page).body()).isEqualTo("reached");
        clock.moveOn(Duration.ofSeconds(301));

        assertThat(helen.get(page).uri().toString()).startsWith(KEYCLOAK.issuer());
    }

    @Test
    void whatTheIssuerDoesNotSay_isKnownForTenMinutesMore_andThenOpensNothing_untilItSaysItAgain() throws Exception {
        String page = "https://localhost:" + port + "/share/now";
        KeycloakVisitor priya = signedIn("priya", "st-marys-hospital", "sharer", "/share/now");

        KEYCLOAK.secretOfThePages("another");
        try {
            clock.moveOn(Duration.ofMinutes(14));
            assertThat(priya.get(page).body()).isEqualTo("reached");
            clock.moveOn(Duration.ofMinutes(2));
            assertThat(priya.get(page).statusCode()).isEqualTo(503);
        } finally {
            KEYCLOAK.secretOfThePages("of the pages");
        }
        clock.moveOn(Duration.ofSeconds(21));
        assertThat(priya.get(page).body()).isEqualTo("reached");
    }

    @Test
    void aPersonsPassword_isNeverEnough() throws Exception {
        KEYCLOAK.addPerson("grace", "haven-charity", "sharer", "a long enough secret");

        JsonNode answer = KEYCLOAK.token(
                "none",
                Map.of(
                        "grant_type", "password",
                        "client_id", "safe-conduct-pages",
                        "client_secret", "of the pages",
                        "username", "grace",
                        "password", "a long enough secret"));

        assertThat(answer.path("error").asString()).isEqualTo("unauthorized_client");
    }

    @Test
    void theRealm_isClosed() throws Exception {
        JsonNode realm = KEYCLOAK.get("");

        assertThat(realm.path("registrationAllowed").asBoolean()).isFalse();
        assertThat(realm.path("bruteForceProtected").asBoolean()).isTrue();
        assertThat(realm.path("browserFlow").asString()).isEqualTo("people");
        assertThat(realm.path("accessTokenLifespan").asInt()).isEqualTo(300);
        for (JsonNode client : KEYCLOAK.get("/clients")) {
            assertThat(client.path("implicitFlowEnabled").asBoolean())
                    .as(client.path("clientId").asString())
                    .isFalse();
        }
        for (Role role : Role.values()) {
            assertThat(KEYCLOAK.get("/roles/" + role.code()).path("name").asString())
                    .isEqualTo(role.code());
        }
    }
}
