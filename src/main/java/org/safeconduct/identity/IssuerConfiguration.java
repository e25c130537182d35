package org.safeconduct.identity;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.web.client.RestTemplate;

/** The issuer whose tokens the gateway believes. Its keys are fetched with the first token, so either may start first. */
@Configuration(proxyBeanMethods = false)
@Profile("!development")
class IssuerConfiguration {

    private static final String SETTING = "spring.security.oauth2.resourceserver.jwt.issuer-uri";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    @Bean
    JwtDecoder jwtDecoder(@Value("${" + SETTING + ":}") String issuer, Clock clock) {
        requireTrustworthy(issuer);
        SupplierJwtDecoder decoder = new SupplierJwtDecoder(() -> decoder(issuer, clock));
        return token -> {
            try {
                return decoder.decode(token);
            } catch (JwtDecoderInitializationException e) {
                // Not the token's fault: as a JwtException it becomes a 503 and not a 500.
                throw new JwtException("the issuer cannot be reached", e);
            }
        };
    }

    private static void requireTrustworthy(String issuer) {
        if (issuer.isBlank()) {
            throw new IllegalStateException(SETTING + " is required outside the development profile:"
                    + " the issuer whose tokens the gateway accepts");
        }
        URI uri = URI.create(issuer);
        boolean secure = "https".equals(uri.getScheme())
                || ("http".equals(uri.getScheme()) && THIS_MACHINE.contains(String.valueOf(uri.getHost())));
        if (!secure) {
            throw new IllegalStateException(
                    SETTING + " must be an https address: keys fetched in the clear prove nothing");
        }
    }

    private static NimbusJwtDecoder decoder(String issuer, Clock clock) {
        SimpleClientHttpRequestFactory connections = new SimpleClientHttpRequestFactory();
        connections.setConnectTimeout(Duration.ofSeconds(2));
        connections.setReadTimeout(Duration.ofSeconds(3));
        RestTemplate http = new RestTemplate(connections);
        http.getInterceptors().add(new RecentAnswers(clock));
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(issuer)
                .restOperations(http)
                .jwsAlgorithms(algorithms -> algorithms.addAll(TokenRules.ALGORITHMS))
                .build();
        decoder.setJwtValidator(TokenRules.validator(issuer, clock));
        return decoder;
    }
}
