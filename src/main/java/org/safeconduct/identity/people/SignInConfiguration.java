package org.safeconduct.identity.people;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.safeconduct.agreement.Admission;
import org.safeconduct.agreement.Register;
import org.safeconduct.identity.LateAnswers;
import org.safeconduct.identity.access.AccessRule;
import org.safeconduct.identity.access.AccessRules;
import org.safeconduct.identity.access.Freshness;
import org.safeconduct.identity.access.Refusals;
import org.safeconduct.identity.access.RoomForBodies;
import org.safeconduct.identity.access.SecurityRules;
import org.safeconduct.identity.systems.CallerReader;
import org.safeconduct.platform.Browsers;
import org.safeconduct.platform.BytesUnderWay;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** The door for people: they sign in with the issuer (OpenID Connect, code flow with PKCE) and have a session here. */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    private static final String CALLBACK = "/sign-in/callback";
    private static final Set<String> OWN = Set.of(PageRefusals.SIGN_IN, CALLBACK, SignOut.SIGN_OUT);
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

    @Bean
    @Order(50)
    SecurityFilterChain pagesChain(
            HttpSecurity http,
            IssuerOfPeople issuer,
            SignInSettings settings,
            Freshness freshness,
            Register register,
            Admission admission,
            ObjectProvider<LateAnswers> lateAnswers,
            BytesUnderWay bodies,
            Clock clock,
            @Value("${server.servlet.session.cookie.name}") String sessionCookie,
            @Value("${server.tomcat.max-http-form-post-size:2MB}") String largestForm,
            @Value("${spring.servlet.multipart.max-request-size:10MB}") String largestUpload)
            throws Exception {
        SignOut leaving = new SignOut(sessionCookie, settings.freshFor().plus(CLOCK_SKEW));
        CallerReader people = new CallerReader(register);
        Refusals plain = new Refusals();
        PageRefusals refusals = new PageRefusals(plain, lateAnswers);
        String origin = issuer.origin().isEmpty() ? "" : " " + issuer.origin();
        http.securityMatcher(SignInConfiguration::isForPeople)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.IF_REQUIRED))
                .headers(headers -> SecurityRules.headers(headers, origin))
                // An open form changes nothing and has no session to keep a proof in.
                .csrf(csrf -> csrf.ignoringRequestMatchers(request ->
                        AccessRules.of(request).filter(AccessRule::open).isPresent()))
                .requestCache(cache -> cache.requestCache(pagesAskedFor()))
                .addFilterBefore(
                        new FormLimits(plain, DataSize.parse(largestForm), DataSize.parse(largestUpload)),
                        CsrfFilter.class)
                .addFilterBefore(new SignedInFirst(refusals), CsrfFilter.class)
                .addFilterBefore(new RoomForBodies(bodies), CsrfFilter.class)
                .addFilterBefore(
                        new SessionLimits(
                                settings.longest(),
                                register,
                                new RolesAnew(issuer, again(issuer, clock), people, settings, clock),
                                refusals,
                                clock),
                        AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> SecurityRules.applyRules(requests, admission, freshness))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .oauth2Login(login -> login.loginPage(PageRefusals.SIGN_IN)
                        .clientRegistrationRepository(issuer.registrations())
                        .authorizedClientRepository(new OnlyTheRefreshToken())
                        .authorizationEndpoint(
                                endpoint -> endpoint.authorizationRequestResolver(toIssuer(issuer, settings)))
                        .redirectionEndpoint(endpoint -> endpoint.baseUri(CALLBACK))
                        .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(issuer.tokens()))
                        .userInfoEndpoint(endpoint -> endpoint.oidcUserService(request ->
                                new Person(request.getIdToken(), people.read(request.getIdToken()), clock.instant())))
                        .failureHandler(plain)
                        .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                            @Override
                            public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                                filter.setAuthenticationFailureHandler(
                                        (request, response, cause) -> Refusals.unavailable(request, response));
                                return filter;
                            }
                        }))
                .logout(logout -> logout.logoutRequestMatcher(leaving.asked())
                        .addLogoutHandler(leaving)
                        .logoutSuccessHandler(SignOut.then(alsoAtIssuer(issuer))));
        return http.build();
    }

    @Bean
    Freshness freshness(SignInSettings settings, Clock clock) {
        return new Freshness(settings.freshFor(), clock);
    }

    /** What an ID token must satisfy besides its signature, among it when the person proved who they are. */
    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens(IssuerOfPeople issuer, SignInSettings settings, Clock clock) {
        Freshness freshness = new Freshness(settings.freshFor().plus(CLOCK_SKEW), clock);
        return client -> idTokens(issuer, client, freshness::validate, clock);
    }

    /** What an ID token must satisfy that comes while the person is not asked: their proof is as old as it was. */
    private static JwtDecoder again(IssuerOfPeople issuer, Clock clock) {
        return new SupplierJwtDecoder(() -> idTokens(
                issuer,
                Objects.requireNonNull(issuer.registrations().findByRegistrationId(IssuerOfPeople.REGISTRATION)),
                token -> OAuth2TokenValidatorResult.success(),
                clock));
    }

    private static JwtDecoder idTokens(
            IssuerOfPeople issuer, ClientRegistration client, OAuth2TokenValidator<Jwt> more, Clock clock) {
        OidcIdTokenValidator standard = new OidcIdTokenValidator(client);
        standard.setClock(clock);
        standard.setClockSkew(CLOCK_SKEW);
        NimbusJwtDecoder decoder = issuer.keys().decoder();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(JwtTypeValidator.jwt(), standard, more));
        return decoder;
    }

    /** An error page is shown with the session of whoever met the error. */
    private static boolean isForPeople(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.ERROR
                || OWN.contains(request.getServletPath())
                || AccessRules.isPage(request);
    }

    /** Only pages are gone back to after the sign-in: a system gets no session by asking. */
    @SuppressWarnings("NullAway") // null is how the cache is told to add no parameter to addresses
    private static RequestCache pagesAskedFor() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request ->
                HttpMethod.GET.matches(request.getMethod()) && Browsers.sent(request) && AccessRules.isPage(request));
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    private static OAuth2AuthorizationRequestResolver toIssuer(IssuerOfPeople issuer, SignInSettings settings) {
        long fresh = settings.freshFor().toSeconds();
        OAuth2AuthorizationRequestResolver usual = asking(Map.of("max_age", fresh), issuer);
        // Whoever left with this browser must not be let in again by the issuer's memory.
        OAuth2AuthorizationRequestResolver anew = asking(Map.of("max_age", fresh, "prompt", "login"), issuer);
        return new OAuth2AuthorizationRequestResolver() {
            @Override
            public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
                boolean asked = HttpMethod.GET.matches(request.getMethod())
                        && PageRefusals.SIGN_IN.equals(request.getServletPath());
                return asked ? resolve(request, IssuerOfPeople.REGISTRATION) : null;
            }

            @Override
            public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
                return (SignOut.lately(request) ? anew : usual).resolve(request, registration);
            }
        };
    }

    private static OAuth2AuthorizationRequestResolver asking(Map<String, Object> how, IssuerOfPeople issuer) {
        DefaultOAuth2AuthorizationRequestResolver resolver =
                new DefaultOAuth2AuthorizationRequestResolver(issuer.registrations(), PageRefusals.SIGN_IN);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce()
                .andThen(request -> request.additionalParameters(more -> more.putAll(how))));
        return resolver;
    }

    /**
     * Without the ID token as a hint, which would put a person's name into an address and so into histories and logs; the
     * issuer asks the person instead.
     */
    private static LogoutSuccessHandler alsoAtIssuer(IssuerOfPeople issuer) {
        return (request, response, person) -> {
            ClientRegistration client =
                    Objects.requireNonNull(issuer.registrations().findByRegistrationId(IssuerOfPeople.REGISTRATION));
            Object end = client.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
            String home = ServletUriComponentsBuilder.fromRequestUri(request)
                    .replacePath("/")
                    .toUriString();
            response.sendRedirect(
                    end == null
                            ? home
                            : UriComponentsBuilder.fromUriString(end.toString())
                                    .queryParam("client_id", client.getClientId())
                                    .queryParam("post_logout_redirect_uri", home)
                                    .encode()
                                    .toUriString());
        };
    }
}
