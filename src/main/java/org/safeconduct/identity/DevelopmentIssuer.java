package org.safeconduct.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Development profile only: an issuer inside the gateway, whose tokens look like those of Keycloak's realm. */
@Configuration(proxyBeanMethods = false)
@Profile("development")
class DevelopmentIssuer {

    private static final Logger LOG = LoggerFactory.getLogger(DevelopmentIssuer.class);
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(5);

    private final String issuer;

    DevelopmentIssuer(@Value("${server.port:8443}") int port) {
        issuer = "https://localhost:" + port;
        LOG.warn("development profile: anyone who can reach this server can get a token from it");
    }

    /** Verifies with the key itself: no call to our own port, which may not be open yet. */
    @Bean
    JwtDecoder jwtDecoder(DevelopmentKeys keys, Clock clock) {
        return keys.decoder(TokenRules.validator(issuer, clock));
    }

    @Bean
    @Order(20)
    SecurityFilterChain developmentTokenChain(HttpSecurity http, DevelopmentKeys keys) throws Exception {
        JwtGenerator tokens = new JwtGenerator(keys.encoder());
        tokens.setJwtCustomizer(DevelopmentIssuer::addClaims);
        http.securityMatcher(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/oauth2/token"))
                .with(
                        OAuth2AuthorizationServerConfigurer.authorizationServer(),
                        server -> server.registeredClientRepository(clients())
                                .authorizationServerSettings(AuthorizationServerSettings.builder()
                                        .issuer(issuer)
                                        .build())
                                .tokenGenerator(tokens))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // A client secret is sent by a program, never by a browser on another site's behalf.
                .csrf(csrf -> csrf.disable())
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
        return http.build();
    }

    private static RegisteredClientRepository clients() {
        List<RegisteredClient> clients = DevelopmentClients.ALL.values().stream()
                .map(DevelopmentIssuer::registered)
                .toList();
        return new InMemoryRegisteredClientRepository(clients);
    }

    private static RegisteredClient registered(DevelopmentClients.Client client) {
        return RegisteredClient.withId(client.name())
                .clientId(client.name())
                .clientSecret("{noop}" + client.secret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(TOKEN_LIFE)
                        .build())
                .build();
    }

    private static void addClaims(JwtEncodingContext context) {
        DevelopmentClients.Client client =
                DevelopmentClients.ALL.get(context.getRegisteredClient().getClientId());
        if (client == null) {
            throw new IllegalStateException("a registered client is missing from the table");
        }
        context.getClaims()
                .audience(List.of(TokenRules.AUDIENCE))
                .claim(CallerReader.AGENCY, client.agency())
                .claim(CallerReader.ROLES, client.roleCodes());
    }
}
