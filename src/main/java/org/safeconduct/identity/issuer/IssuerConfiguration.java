package org.safeconduct.identity.issuer;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.safeconduct.identity.people.CodeForTokens;
import org.safeconduct.identity.people.IssuerOfPeople;
import org.safeconduct.identity.people.SignInSettings;
import org.safeconduct.identity.systems.TokenRules;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
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

    static final String SETTING = "spring.security.oauth2.resourceserver.jwt.issuer-uri";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    @Bean
    JwtDecoder jwtDecoder(@Value("${" + SETTING + ":}") String issuer, Clock clock) {
        requireTrustworthy(issuer);
        SupplierJwtDecoder decoder = new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder strict = decoder(issuer, clock);
            strict.setJwtValidator(TokenRules.validator(issuer, clock));
            return strict;
        });
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

    @Bean
    IssuerOfPeople issuerOfPeople(@Value("${" + SETTING + ":}") String issuer, SignInSettings settings, Clock clock) {
        requireTrustworthy(issuer);
        URI uri = URI.create(issuer);
        ClientHttpRequestFactory connections = connections();
        return new IssuerOfPeople(
                uri.getScheme() + "://" + uri.getAuthority(),
                // Asked for with the first sign-in, and again until it answers.
                new SupplierClientRegistrationRepository(
                        () -> new InMemoryClientRegistrationRepository(pages(issuer, settings))),
                CodeForTokens.over(connections),
                CodeForTokens.again(connections),
                () -> decoder(issuer, clock));
    }

    private static ClientRegistration pages(String issuer, SignInSettings settings) {
        boolean secret = !settings.clientSecret().isEmpty();
        return ClientRegistrations.fromIssuerLocation(issuer)
                .registrationId(IssuerOfPeople.REGISTRATION)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .clientAuthenticationMethod(
                        secret ? ClientAuthenticationMethod.CLIENT_SECRET_BASIC : ClientAuthenticationMethod.NONE)
                .redirectUri("{baseUrl}/sign-in/callback")
                .scope(OidcScopes.OPENID, OidcScopes.PROFILE)
                .build();
    }

    private static ClientHttpRequestFactory connections() {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(Duration.ofSeconds(5));
        return requests;
    }

    private static NimbusJwtDecoder decoder(String issuer, Clock clock) {
        SimpleClientHttpRequestFactory connections = new SimpleClientHttpRequestFactory();
        connections.setConnectTimeout(Duration.ofSeconds(2));
        connections.setReadTimeout(Duration.ofSeconds(3));
        RestTemplate http = new RestTemplate(connections);
        http.getInterceptors().add(new RecentAnswers(clock));
        return NimbusJwtDecoder.withIssuerLocation(issuer)
                .restOperations(http)
                .jwsAlgorithms(algorithms -> algorithms.addAll(TokenRules.ALGORITHMS))
                .build();
    }
}
