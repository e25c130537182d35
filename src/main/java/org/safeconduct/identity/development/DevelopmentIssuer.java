package org.safeconduct.identity.development;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.safeconduct.identity.people.CodeForTokens;
import org.safeconduct.identity.people.IssuerOfPeople;
import org.safeconduct.identity.systems.CallerReader;
import org.safeconduct.identity.systems.TokenRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2RefreshTokenGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Development profile only: an issuer inside the gateway, whose tokens look like those of Keycloak's realm. */
@Configuration(proxyBeanMethods = false)
@Profile("development")
class DevelopmentIssuer {

    private static final Logger LOG = LoggerFactory.getLogger(DevelopmentIssuer.class);
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(5);

    private static final String PAGES = "safe-conduct-pages";

    private final String issuer;
    private final Clock clock;
    private final JwtGenerator tokens;
    private final RegisteredClientRepository clients;
    private final OAuth2AuthorizationService authorizations = new OneAtATime();

    DevelopmentIssuer(@Value("${server.port:8443}") int port, DevelopmentIssuerKeys keys, Clock clock) {
        this.issuer = "https://localhost:" + port;
        this.clock = clock;
        this.tokens = new JwtGenerator(keys.encoder());
        this.tokens.setJwtCustomizer(this::addClaims);
        this.clients = new InMemoryRegisteredClientRepository(Stream.concat(
                        Stream.of(pages()),
                        DevelopmentClients.ALL.values().stream().map(this::registered))
                .toList());
        LOG.warn("development profile: anyone who can reach this server can get a token from it");
    }

    /** Verifies with the key itself: no call to our own port, which may not be open yet. */
    @Bean
    JwtDecoder jwtDecoder(DevelopmentIssuerKeys keys) {
        return keys.decoder(TokenRules.validator(issuer, clock));
    }

    @Bean
    @Order(20)
    SecurityFilterChain developmentTokenChain(HttpSecurity http) throws Exception {
        http.securityMatcher(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/oauth2/token"))
                .oauth2AuthorizationServer(this::setUp)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // A client secret is sent by a program, never by a browser on another site's behalf.
                .csrf(csrf -> csrf.disable())
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
        return http.build();
    }

    /** The same issuer for programs and for people: a code given to a browser is swapped by a program. */
    void setUp(OAuth2AuthorizationServerConfigurer server) {
        server.registeredClientRepository(clients)
                .authorizationService(authorizations)
                .authorizationServerSettings(
                        AuthorizationServerSettings.builder().issuer(issuer).build())
                .tokenGenerator(new DelegatingOAuth2TokenGenerator(tokens, new OAuth2RefreshTokenGenerator()))
                .oidc(Customizer.withDefaults());
    }

    @Bean
    IssuerOfPeople issuerOfPeople(DevelopmentIssuerKeys keys, ObjectProvider<SslBundles> bundles) {
        // No end_session_endpoint: the issuer shares our session, which sign-out ends.
        ClientRegistration client = ClientRegistration.withRegistrationId(IssuerOfPeople.REGISTRATION)
                .clientId(PAGES)
                .clientSecret("dev-" + PAGES)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(issuer + "/sign-in/callback")
                .scope(OidcScopes.OPENID, OidcScopes.PROFILE)
                .issuerUri(issuer)
                .authorizationUri(issuer + "/oauth2/authorize")
                .tokenUri(issuer + "/oauth2/token")
                .jwkSetUri(issuer + "/oauth2/jwks")
                .build();
        return new IssuerOfPeople(
                "",
                new InMemoryClientRegistrationRepository(client),
                request -> CodeForTokens.over(ownPort(bundles)).getTokenResponse(request),
                request -> CodeForTokens.again(ownPort(bundles)).getTokenResponse(request),
                keys::decoder);
    }

    /** With a certificate that only the development authority vouches for. */
    private static JdkClientHttpRequestFactory ownPort(ObjectProvider<SslBundles> bundles) {
        return new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .sslContext(bundles.getObject().getBundle("gateway-client").createSslContext())
                .build());
    }

    private RegisteredClient pages() {
        return RegisteredClient.withId(PAGES)
                .clientId(PAGES)
                .clientSecret("{noop}dev-" + PAGES)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(issuer + "/sign-in/callback")
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                // No less than a session lasts.
                .tokenSettings(TokenSettings.builder()
                        .refreshTokenTimeToLive(Duration.ofDays(1))
                        .build())
                .build();
    }

    private RegisteredClient registered(DevelopmentClients.Client client) {
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

    /** A person's access token opens nothing: only their ID token says who they are, and only to the pages. */
    private void addClaims(JwtEncodingContext context) {
        Instant now = clock.instant();
        context.getClaims().issuedAt(now).notBefore(now).expiresAt(now.plus(TOKEN_LIFE));
        if (context.getRegisteredClient().getClientId().equals(PAGES)) {
            if (OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
                Authentication person = Objects.requireNonNull(context.getPrincipal());
                DevelopmentPeople.Account account =
                        DevelopmentPeople.named(person.getName()).orElseThrow();
                context.getClaims()
                        .claim(
                                IdTokenClaimNames.AUTH_TIME,
                                // As the library wants it, which copies it when the token is given again.
                                Date.from(DevelopmentSignIn.provedAt(person)))
                        .claim(StandardClaimNames.NAME, account.fullName())
                        .claim(CallerReader.AGENCY, account.agency())
                        .claim(CallerReader.ROLES, account.getRoleCodes());
            }
            return;
        }
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
