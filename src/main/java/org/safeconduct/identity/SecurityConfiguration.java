package org.safeconduct.identity;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.safeconduct.agreement.Admission;
import org.safeconduct.agreement.Register;
import org.safeconduct.platform.Unavailable;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who gets past the door: verifies tokens, applies {@link AccessRules}, sets the security headers. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; img-src 'self';"
            + " script-src 'self'; form-action 'self'%s; frame-ancestors 'none'; base-uri 'none'";

    private final Refusals refusals = new Refusals();

    /** Health and metrics: on their own port, which stands behind the operator's network; nowhere on the public one. */
    @Bean
    @Order(10)
    SecurityFilterChain managementChain(HttpSecurity http, Environment environment) throws Exception {
        boolean ownPort = ManagementPortType.get(environment) == ManagementPortType.DIFFERENT;
        stateless(http).securityMatcher(EndpointRequest.toAnyEndpoint()).authorizeHttpRequests(requests -> {
            if (ownPort) {
                requests.requestMatchers(EndpointRequest.to("health", "prometheus"))
                        .permitAll();
            }
            requests.anyRequest().denyAll();
        });
        return http.build();
    }

    @Bean
    @Order(100)
    SecurityFilterChain gatewayChain(
            HttpSecurity http,
            Register register,
            SignInSettings settings,
            SystemsSettings systems,
            Admission admission,
            ClientCertificates certificates,
            Clock clock)
            throws Exception {
        stateless(http)
                .authorizeHttpRequests(
                        requests -> applyRules(requests, admission, new Freshness(settings.freshFor(), clock)))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(
                                new TokenHolders(new CallerReader(register), systems, certificates, clock)))
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals)
                        .withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                            @Override
                            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                                filter.setAuthenticationFailureHandler(refusals);
                                return filter;
                            }
                        }));
        return http.build();
    }

    /** No timer for each of some twenty filters of each request: the request's own timer says what an operator asks. */
    @Bean
    SecurityObservationSettings noObservationOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    RequestRejectedHandler requestRejectedHandler() {
        return refusals;
    }

    /** Both entrances have the whole table; each sees only its own callers. */
    static void applyRules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            Admission admission,
            Freshness freshness) {
        // Dispatches inside the server: the request they come from has been checked.
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll();
        for (AccessRule rule : AccessRules.TABLE) {
            requests.requestMatchers(rule.matcher()).access((authentication, request) -> {
                boolean admitted = rule.admits(authentication.get())
                        && (rule.open() || takesPart(admission, authentication.get()));
                if (admitted && rule.fresh()) {
                    freshness.require(authentication.get());
                }
                return new AuthorizationDecision(admitted);
            });
        }
        requests.anyRequest().denyAll();
    }

    /** Asked with each request, so that a suspended agency is out at once, whatever tokens and sessions it holds. */
    private static boolean takesPart(Admission admission, Authentication authentication) {
        try {
            return KnownCaller.of(authentication)
                    .filter(known -> admission.admits(known.caller().agency()))
                    .isPresent();
        } catch (Unavailable e) {
            throw new AuthenticationServiceException("which agencies take part cannot be known", e);
        }
    }

    /** What every chain of calls shares: no session, no log-in form, the security headers, refusals as problems. */
    private HttpSecurity stateless(HttpSecurity http) throws Exception {
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // A browser cannot be made to send a bearer token, so there is no request to forge across sites.
                .csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable())
                .headers(headers -> headers(headers, ""))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
    }

    /**
     * On top of Spring Security's own: HSTS, nosniff, no framing, no caching.
     *
     * @param alsoFormsTo another origin to which a form may lead, with a space before it; empty for none
     */
    static void headers(HeadersConfigurer<HttpSecurity> headers, String alsoFormsTo) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY.formatted(alsoFormsTo)))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER));
    }
}
