package org.safeconduct.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.safeconduct.identity.access.AccessRule;
import org.safeconduct.identity.access.AccessRules;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The door as production has it, with an issuer of the kind that Keycloak is, and what does not depend on the issuer. */
@SpringBootTest(
        classes = {IdentitySlice.class, SecurityContract.FixedClock.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class SecurityContractIT extends SecurityContract {

    private static final TestIssuer ISSUER = new TestIssuer();

    private final Door door;

    SecurityContractIT(@LocalServerPort int port) {
        super(port, ISSUER.uri(), ISSUER.signer());
        door = showing("none");
    }

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry settings) {
        settings.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", ISSUER::uri);
    }

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    @Test
    void everyRuleIsInTheTable_andAdmitsSomeone() throws IOException {
        List<Call> admitted = calls().filter(call -> call.expect() < 400).toList();

        assertThat(AccessRules.TABLE)
                .filteredOn(rule -> !rule.isPage() || rule.open())
                .allSatisfy(rule -> assertThat(admitted).anyMatch(call -> {
                    MockHttpServletRequest request = new MockHttpServletRequest(
                            call.method(), call.path().replaceAll("\\?.*", ""));
                    return rule.matcher().matches(request);
                }));
        assertThat(AccessRules.TABLE)
                .extracting(AccessRule::method)
                .containsOnly(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT);
    }

    @Test
    void everyPageIsInTheTable_andTakesNoToken() throws IOException {
        List<Call> calls = calls().toList();

        assertThat(AccessRules.TABLE)
                .filteredOn(rule -> rule.isPage() && !rule.open())
                .hasSizeGreaterThan(10)
                .allSatisfy(rule -> assertThat(calls)
                        .filteredOn(
                                call -> rule.matcher().matches(new MockHttpServletRequest(call.method(), call.path())))
                        .hasSizeGreaterThanOrEqualTo(9)
                        .extracting(Call::expect)
                        .containsOnly(401));
    }

    @Test
    void issuesNoTokenItself() throws Exception {
        assertThat(door.form("/oauth2/token", "grant_type=client_credentials", Optional.empty())
                        .statusCode())
                .isEqualTo(404);
        for (String path : List.of("/oauth2/authorize", "/oauth2/sign-in", "/connect/logout")) {
            assertThat(door.knock("GET", path, Optional.empty()).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void sendsABrowserToSignIn_thatAsksForAPage_andOnlyThen() throws Exception {
        Optional<String> browser = Optional.of("Accept: text/html");
        HttpResponse<String> page = door.knock("GET", "/inbox/SC-7Q4K-2M9T", Optional.empty(), browser);
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElseThrow()).endsWith("/sign-in");
        assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("__Host-session=")
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain");

        for (String call : List.of("POST /inbox/SC-7Q4K-2M9T", "GET /mash/v1/inbox", "GET /disclosures/v1/SC-7Q4K")) {
            HttpResponse<String> other = door.knock(call.split(" ")[0], call.split(" ")[1], Optional.empty(), browser);
            assertThat(other.statusCode()).as(call).isEqualTo(401);
            if (!call.startsWith("POST /inbox")) {
                assertThat(other.headers().map()).as(call).doesNotContainKey("set-cookie");
            }
        }
    }

    @Test
    void answersUnavailable_whenTheIssuerCannotSignAnybodyIn() throws Exception {
        // The issuer of this test signs tokens only.
        assertThat(door.knock("GET", "/sign-in", Optional.empty()).statusCode()).isEqualTo(503);
    }

    @Test
    void setsSecurityHeaders_onAnswersAndRefusals() throws Exception {
        for (String path : List.of("/", "/mash/v1/inbox", "/anything")) {
            HttpResponse<String> answer = door.knock("GET", path, Optional.empty());
            Map<String, List<String>> headers = answer.headers().map();
            assertThat(headers)
                    .containsEntry(
                            "content-security-policy",
                            List.of(
                                    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self';"
                                            + " form-action 'self'%s; frame-ancestors 'none'; base-uri 'none'"
                                                    // Signing out ends at the issuer.
                                                    .formatted(path.equals("/") ? " " + ISSUER.uri() : "")))
                    .containsEntry("x-content-type-options", List.of("nosniff"))
                    .containsEntry("referrer-policy", List.of("no-referrer"))
                    .containsEntry("x-frame-options", List.of("DENY"));
            assertThat(headers.get("cache-control")).singleElement().asString().contains("no-store");
            assertThat(headers).doesNotContainKey("set-cookie");
        }
    }

    @Test
    void tellsBrowsersToStayOnHttps() throws Exception {
        HttpResponse<String> answer = door.knock("GET", "/", Optional.empty());

        assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                .hasValue("max-age=31536000 ; includeSubDomains");
    }

    @Test
    void saysNothingOfTheServer_whenItRefusesAPathByItself() throws Exception {
        HttpResponse<String> answer = door.knock("GET", "/mash%2fv1/inbox", Optional.empty());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContainIgnoringCase("tomcat").doesNotContain("inbox");
    }

    @Test
    void doesNotAskTheIssuerAgain_whenKeysAreMadeUp() throws Exception {
        for (int i = 0; i < 5; i++) {
            String token = "Bearer " + ISSUER.sign(claimSet(soundClaims()), "unknown key id");
            assertThat(door.knock("POST", "/schools/v1/disclosures", Optional.of(token))
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(ISSUER.keyFetches()).isEqualTo(1);
    }

    @Test
    void refuses_whenAnOpenCallAsksForACaller() throws Exception {
        assertThat(door.knock("GET", "/rules/mistake", Optional.empty()).body()).doesNotContain("reached");
    }
}
