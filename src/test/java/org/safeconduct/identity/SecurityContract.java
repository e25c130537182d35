package org.safeconduct.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * What every issuer's tokens meet at the door: tables of attacks and of who may call what. The gateway does not know which of
 * these tokens its issuer made and which were forged with the issuer's own key.
 */
public abstract class SecurityContract {

    /** The time at the door; it stands still, so that a second more or less can be told. */
    static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    /** In place of a status: TLS refuses before anything can be asked. */
    private static final int NO_CONNECTION = 0;

    private static final Map<String, Map<String, Object>> CALLERS = Map.of(
            "hospital", Map.of("agency", "st-marys-hospital", "roles", List.of("sharer")),
            "school", Map.of("agency", "oakfield-school", "roles", List.of("sharer")),
            "charity", Map.of("agency", "haven-charity", "roles", List.of("sharer")),
            "reviewer", Map.of("agency", "partnership-governance", "roles", List.of("reviewer")),
            "police", Map.of("agency", "county-police", "roles", List.of("police-decision-maker")),
            "mash", Map.of("agency", "county-mash", "roles", List.of("mash-officer")),
            "governance", Map.of("agency", "partnership-governance", "roles", List.of("governance")),
            "operator", Map.of("agency", "partnership-governance", "roles", List.of("operator")));

    private final int port;
    private final String issuer;
    private final TokenSigner signer;

    protected SecurityContract(int port, String issuer, TokenSigner signer) {
        this.port = port;
        this.issuer = issuer;
        this.signer = signer;
    }

    /** Stands still at {@link #NOW}, unless a test needs tokens that somebody else just made. */
    public static final class StoppedClock extends Clock {

        private volatile boolean running;
        private volatile Duration ahead = Duration.ZERO;

        void run(boolean on) {
            running = on;
            ahead = Duration.ZERO;
        }

        void moveOn(Duration by) {
            ahead = ahead.plus(by);
        }

        @Override
        public Instant instant() {
            return running ? Clock.systemUTC().instant().plus(ahead) : NOW;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @TestConfiguration
    public static class FixedClock {
        @Bean
        @Primary
        StoppedClock stoppedClock() {
            return new StoppedClock();
        }
    }

    @DynamicPropertySource
    static void mutualTls(DynamicPropertyRegistry settings) {
        settings.add(
                "spring.ssl.bundle.pem.server.keystore.certificate",
                () -> TestCertificates.ALL.file("server.pem").toString());
        settings.add(
                "spring.ssl.bundle.pem.server.keystore.private-key",
                () -> TestCertificates.ALL.file("server.key").toString());
        settings.add(
                "spring.ssl.bundle.pem.server.truststore.certificate",
                () -> TestCertificates.ALL.file("ca.pem").toString());
        settings.add("safeconduct.agencies", () -> "classpath:agencies/development.yaml");
        // All but the charity, whose tokens must be bound.
        settings.add(
                "safeconduct.systems.without-mutual-tls",
                () -> "oakfield-school,st-marys-hospital,county-police,county-mash,partnership-governance");
    }

    Door showing(String certificate) {
        return Door.showing(certificate, port);
    }

    record Attack(
            @JsonProperty("case") String name,
            @Nullable String path,
            @Nullable Map<String, Object> set,
            @Nullable Set<String> drop,
            @Nullable String sign,
            @Nullable String damage,
            @Nullable String header,
            @Nullable String sent,
            @Nullable String bound,
            @Nullable String certificate,
            @Nullable String firstShownBy,
            int expect) {
        @Override
        public String toString() {
            return name + ": " + expect;
        }
    }

    static List<Attack> attacks() throws IOException {
        return new ObjectMapper(new YAMLFactory())
                .readValue(new ClassPathResource("identity/attacks.yaml").getInputStream(), new TypeReference<>() {});
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void answersAttack_asTheTableSays_withoutDetail(Attack attack) throws Exception {
        String path = attack.path() == null ? "/schools/v1/disclosures" : attack.path();
        String token = token(attack);
        Door door = showing(attack.certificate() == null ? "none" : attack.certificate());
        if (attack.firstShownBy() != null) {
            assertThat(showing(attack.firstShownBy())
                            .knock("POST", path, Optional.of("Bearer " + token))
                            .statusCode())
                    .isEqualTo(200);
        }
        if (attack.expect() == NO_CONNECTION) {
            assertThatIOException().isThrownBy(() -> door.knock("POST", path, Optional.of("Bearer " + token)));
            return;
        }

        HttpResponse<String> answer = knock(door, path, token, attack);

        // An algorithm that this issuer publishes no key for is one more that it does not sign with.
        boolean otherAlgorithm = attack.sign() != null && attack.expect() == 200 && !signer.publishes(attack.sign());
        int expect = otherAlgorithm ? 401 : attack.expect();
        assertThat(answer.statusCode()).isEqualTo(expect);
        if (expect == 200) {
            assertThat(answer.body()).isIn("oakfield-school a-client [SHARER]", "reached");
        } else {
            assertIsProblemWithoutDetail(answer, expect);
        }
        Optional<String> challenge = answer.headers().firstValue("WWW-Authenticate");
        assertThat(challenge).isEqualTo(expect == 401 ? Optional.of("Bearer") : Optional.empty());
    }

    private static HttpResponse<String> knock(Door door, String path, String token, Attack attack) throws Exception {
        return switch (attack.sent() == null ? "as usual" : attack.sent()) {
            case "in the address" -> door.knock("POST", path + "?access_token=" + token, Optional.empty());
            case "in a form" -> door.form(path, "access_token=" + token, Optional.empty());
            case "in a cookie" ->
                door.knock("POST", path, Optional.empty(), Optional.of("Cookie: __Host-session=" + token));
            case "as a forwarded certificate" ->
                door.knock(
                        "POST",
                        path,
                        Optional.of("Bearer " + token),
                        Optional.of("X-Forwarded-Client-Cert: Hash=" + TestCertificates.ALL.thumbprint("own")));
            case "as usual" ->
                door.knock(
                        "POST",
                        path,
                        attack.header() == null
                                ? Optional.of("Bearer " + token)
                                : Optional.of(attack.header()).filter(header -> !header.isEmpty()));
            default -> throw new AssertionError("unknown way to send " + attack.sent());
        };
    }

    private String token(Attack attack) throws JOSEException {
        Map<String, Object> claims = soundClaims();
        Optional.ofNullable(attack.set()).ifPresent(claims::putAll);
        Optional.ofNullable(attack.drop()).ifPresent(claims.keySet()::removeAll);
        if (attack.bound() != null) {
            claims.put("cnf", Map.of("x5t#S256", TestCertificates.ALL.thumbprint(attack.bound())));
        }
        String token = signer.sign(claimSet(claims), attack.sign() == null ? "RS256" : attack.sign());
        return attack.damage() == null ? token : damaged(token, attack.damage());
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
            claims.put("cnf", Map.of("x5t#S256", TestCertificates.ALL.thumbprint("own")));
            token = Optional.of("Bearer " + signer.sign(claimSet(claims), "RS256"));
        }

        HttpResponse<String> answer =
                showing(call.caller().equals("nobody") ? "none" : "own").knock(call.method(), call.path(), token);

        assertThat(answer.statusCode()).isEqualTo(call.expect());
        if (call.expect() == 302) {
            // The way out leads to a page that tells nothing, whoever takes it.
            assertThat(answer.headers().firstValue("Location")).hasValue("https://www.bbc.co.uk/weather");
        } else if (call.expect() != 200) {
            assertIsProblemWithoutDetail(answer, call.expect());
        }
    }

    static void assertIsProblemWithoutDetail(HttpResponse<String> answer, int status) {
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

    Map<String, Object> soundClaims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("aud", "safe-conduct");
        claims.put("sub", "a-client");
        claims.put("iat", -60);
        claims.put("exp", 240);
        claims.put("agency", "oakfield-school");
        claims.put("roles", List.of("sharer"));
        return claims;
    }

    static JWTClaimsSet claimSet(Map<String, Object> claims) {
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
