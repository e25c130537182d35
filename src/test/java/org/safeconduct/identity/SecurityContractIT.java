package org.safeconduct.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The door as production has it, with the keys of a real issuer: tables of attacks and of who may call what. */
@SpringBootTest(
        classes = {IdentitySlice.class, SecurityContractIT.FixedClock.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.ssl.enabled=false",
            "safeconduct.agencies=classpath:agencies/development.yaml",
            "server.forward-headers-strategy=framework"
        })
@DirtiesContext
class SecurityContractIT {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final TestIssuer ISSUER = new TestIssuer();

    private static final Map<String, Map<String, Object>> CALLERS = Map.of(
            "hospital", Map.of("agency", "st-marys-hospital", "roles", List.of("sharer")),
            "school", Map.of("agency", "oakfield-school", "roles", List.of("sharer")),
            "charity", Map.of("agency", "haven-charity", "roles", List.of("sharer")),
            "reviewer", Map.of("agency", "partnership-governance", "roles", List.of("reviewer")),
            "police", Map.of("agency", "county-police", "roles", List.of("police-decision-maker")),
            "mash", Map.of("agency", "county-mash", "roles", List.of("mash-officer")),
            "governance", Map.of("agency", "partnership-governance", "roles", List.of("governance")),
            "operator", Map.of("agency", "partnership-governance", "roles", List.of("operator")));

    private final Door door;

    SecurityContractIT(@LocalServerPort int port) {
        door = new Door(port);
    }

    @TestConfiguration
    static class FixedClock {
        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry settings) {
        settings.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", ISSUER::uri);
    }

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    record Attack(
            @JsonProperty("case") String name,
            @Nullable Map<String, Object> set,
            @Nullable Set<String> drop,
            @Nullable String sign,
            @Nullable String damage,
            @Nullable String header,
            int expect) {
        @Override
        public String toString() {
            return name + ": " + expect;
        }

        Optional<String> authorization() throws JOSEException {
            if (header != null) {
                return header.isEmpty() ? Optional.empty() : Optional.of(header);
            }
            Map<String, Object> claims = soundClaims();
            Optional.ofNullable(set).ifPresent(claims::putAll);
            Optional.ofNullable(drop).ifPresent(claims.keySet()::removeAll);
            String token = ISSUER.sign(claimSet(claims), sign == null ? "RS256" : sign);
            return Optional.of("Bearer " + (damage == null ? token : damaged(token, damage)));
        }
    }

    static List<Attack> attacks() throws IOException {
        return new ObjectMapper(new YAMLFactory())
                .readValue(new ClassPathResource("identity/attacks.yaml").getInputStream(), new TypeReference<>() {});
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void answersAttack_asTheTableSays_withoutDetail(Attack attack) throws Exception {
        HttpResponse<String> answer = door.knock("POST", "/schools/v1/disclosures", attack.authorization());

        assertThat(answer.statusCode()).isEqualTo(attack.expect());
        if (attack.expect() == 200) {
            assertThat(answer.body()).isEqualTo("oakfield-school a-client [SHARER]");
        } else {
            assertIsProblemWithoutDetail(answer, attack.expect());
        }
        Optional<String> challenge = answer.headers().firstValue("WWW-Authenticate");
        assertThat(challenge).isEqualTo(attack.expect() == 401 ? Optional.of("Bearer") : Optional.empty());
    }

    record Call(String method, String path, String caller, int expect) {
        @Override
        public String toString() {
            return method + " " + path + " by " + caller + ": " + expect;
        }
    }

    static Stream<Call> calls() throws IOException {
        List<String> lines = new ClassPathResource("identity/access.csv")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        String[] callers = lines.get(0).split(", ");
        return lines.stream()
                .skip(1)
                .map(line -> line.split(", "))
                .flatMap(cells -> IntStream.range(1, cells.length)
                        .mapToObj(i -> new Call(
                                cells[0].split(" ")[0],
                                cells[0].split(" ")[1],
                                callers[i],
                                Integer.parseInt(cells[i]))));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void admitsOrRefuses_asTheTableSays(Call call) throws Exception {
        Optional<String> token = Optional.empty();
        if (!call.caller().equals("nobody")) {
            Map<String, Object> claims = soundClaims();
            claims.putAll(CALLERS.get(call.caller()));
            token = Optional.of("Bearer " + ISSUER.sign(claimSet(claims), "RS256"));
        }

        HttpResponse<String> answer = door.knock(call.method(), call.path(), token);

        assertThat(answer.statusCode()).isEqualTo(call.expect());
        if (call.expect() != 200) {
            assertIsProblemWithoutDetail(answer, call.expect());
        }
    }

    @Test
    void everyRuleIsInTheTable_andAdmitsSomeone() throws IOException {
        List<Call> admitted = calls().filter(call -> call.expect() == 200).toList();

        assertThat(AccessRules.TABLE)
                .allSatisfy(rule -> assertThat(admitted).anyMatch(call -> {
                    MockHttpServletRequest request = new MockHttpServletRequest(
                            call.method(), call.path().replaceAll("\\?.*", ""));
                    return rule.matcher().matches(request);
                }));
        assertThat(AccessRules.TABLE).extracting(AccessRule::method).containsOnly(HttpMethod.GET, HttpMethod.POST);
    }

    @Test
    void setsSecurityHeaders_onAnswersAndRefusals() throws Exception {
        for (String path : List.of("/", "/mash/v1/inbox", "/anything")) {
            HttpResponse<String> answer = door.knock("GET", path, Optional.empty());
            Map<String, List<String>> headers = answer.headers().map();
            assertThat(headers)
                    .containsEntry(
                            "content-security-policy",
                            List.of("default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self';"
                                    + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'"))
                    .containsEntry("x-content-type-options", List.of("nosniff"))
                    .containsEntry("referrer-policy", List.of("no-referrer"))
                    .containsEntry("x-frame-options", List.of("DENY"));
            assertThat(headers.get("cache-control")).singleElement().asString().contains("no-store");
            assertThat(headers).doesNotContainKey("set-cookie");
        }
    }

    @Test
    void tellsBrowsersToStayOnHttps_whenTheyCameByIt() throws Exception {
        HttpResponse<String> answer = door.knock("GET", "/", Optional.empty(), Optional.of("X-Forwarded-Proto: https"));

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

    private static void assertIsProblemWithoutDetail(HttpResponse<String> answer, int status) {
        String code = switch (status) {
            case 400 -> "malformed";
            case 401 -> "unauthenticated";
            case 403 -> "forbidden";
            case 404 -> "not-found";
            default -> throw new AssertionError("no refusal has the status " + status);
        };
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"https://safeconduct.org/problems/%s\",\"status\":%d}".formatted(code, status));
    }

    private static Map<String, Object> soundClaims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", ISSUER.uri());
        claims.put("aud", "safe-conduct");
        claims.put("sub", "a-client");
        claims.put("iat", -60);
        claims.put("exp", 240);
        claims.put("agency", "oakfield-school");
        claims.put("roles", List.of("sharer"));
        return claims;
    }

    private static JWTClaimsSet claimSet(Map<String, Object> claims) {
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder();
        claims.forEach((name, value) -> set.claim(name, value));
        for (String time : List.of("iat", "nbf", "exp")) {
            if (claims.get(time) instanceof Integer seconds) {
                set.claim(time, NOW.plusSeconds(seconds).getEpochSecond());
            }
        }
        return set.build();
    }

    private static String damaged(String token, String damage) {
        List<String> parts = new ArrayList<>(List.of(token.split("\\.")));
        switch (damage) {
            case "signature" -> parts.set(2, "");
            case "bit" ->
                parts.set(
                        2,
                        (parts.get(2).charAt(0) == 'A' ? "B" : "A")
                                + parts.get(2).substring(1));
            case "agency" -> parts.set(1, rewritten(parts.get(1), "oakfield-school", "county-police"));
            case "algorithm" -> parts.set(0, rewritten(parts.get(0), "RS256", "none"));
            default -> throw new AssertionError("unknown damage " + damage);
        }
        return String.join(".", parts);
    }

    private static String rewritten(String part, String from, String to) {
        String text = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }
}
