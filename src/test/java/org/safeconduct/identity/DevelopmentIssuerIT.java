package org.safeconduct.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

@SpringBootTest(
        classes = {IdentitySlice.class, DevelopmentIssuerIT.RealClock.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "server.ssl.enabled=false")
@ActiveProfiles("development")
@DirtiesContext
class DevelopmentIssuerIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Door door;

    DevelopmentIssuerIT(@LocalServerPort int port) {
        door = new Door(port);
    }

    @TestConfiguration
    static class RealClock {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "st-marys-hospital, st-marys-hospital, sharer, POST, /fhir/$process-message",
        "oakfield-school, oakfield-school, sharer, POST, /schools/v1/disclosures",
        "haven-charity, haven-charity, sharer, POST, /third-sector/v1/disclosures",
        "county-police, county-police, police-decision-maker, POST, /police/v1/decisions",
        "county-mash, county-mash, mash-officer, GET, /mash/v1/inbox",
        "partnership-governance, partnership-governance, governance, GET, /fhir/AuditEvent",
        "operator, partnership-governance, operator, POST, /deliveries/v1/SC-7Q4K-2M9T/retry"
    })
    void givesEachClientAToken_thatOpensItsOwnDoor(
            String client, String agency, String role, String method, String path) throws Exception {
        HttpResponse<String> basic = door.form(
                "/oauth2/token", "grant_type=client_credentials", Optional.of(basic(client, "dev-" + client)));
        HttpResponse<String> post = door.form(
                "/oauth2/token",
                "grant_type=client_credentials&client_id=%1$s&client_secret=dev-%1$s".formatted(client),
                Optional.empty());

        for (HttpResponse<String> answer : List.of(basic, post)) {
            assertThat(answer.statusCode()).isEqualTo(200);
            JsonNode token = JSON.readTree(answer.body());
            assertThat(token.path("token_type").asString()).isEqualTo("Bearer");
            SignedJWT jwt = SignedJWT.parse(token.path("access_token").asString());
            assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            assertThat(claims.getIssuer()).startsWith("https://localhost:");
            assertThat(claims.getAudience()).containsExactly("safe-conduct");
            assertThat(claims.getSubject()).isEqualTo(client);
            assertThat(claims.getStringClaim("agency")).isEqualTo(agency);
            assertThat(claims.getStringListClaim("roles")).containsExactly(role);
            assertThat(claims.getExpirationTime().toInstant())
                    .isEqualTo(claims.getIssueTime().toInstant().plusSeconds(300));

            Optional<String> bearer = Optional.of("Bearer " + jwt.serialize());
            assertThat(door.knock(method, path, bearer).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "oakfield-school, wrong, client_credentials, 401",
        "oakfield-school, '', client_credentials, 400",
        "nobody, dev-nobody, client_credentials, 401",
        "oakfield-school, dev-haven-charity, client_credentials, 401",
        "oakfield-school, dev-oakfield-school, password, 400",
        "oakfield-school, dev-oakfield-school, refresh_token, 400"
    })
    void givesNoToken_whenClientSecretOrGrantIsWrong(String client, String secret, String grant, int expect)
            throws Exception {
        HttpResponse<String> answer =
                door.form("/oauth2/token", "grant_type=" + grant, Optional.of(basic(client, secret)));

        assertThat(answer.statusCode()).isEqualTo(expect);
        assertThat(answer.body()).doesNotContain("access_token");
    }

    @Test
    void refusesTokens_thatAnotherIssuerSigned() throws Exception {
        try (TestIssuer other = new TestIssuer()) {
            HttpResponse<String> own = door.form(
                    "/oauth2/token",
                    "grant_type=client_credentials",
                    Optional.of(basic("oakfield-school", "dev-oakfield-school")));
            JWTClaimsSet claims = SignedJWT.parse(
                            JSON.readTree(own.body()).path("access_token").asString())
                    .getJWTClaimsSet();

            for (String how : List.of("RS256", "ES256", "PS256", "unsigned", "HS256 with the public key")) {
                Optional<String> forged = Optional.of("Bearer " + other.sign(claims, how));
                assertThat(door.knock("POST", "/schools/v1/disclosures", forged).statusCode())
                        .as(how)
                        .isEqualTo(401);
            }
        }
    }

    private static String basic(String client, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }
}
