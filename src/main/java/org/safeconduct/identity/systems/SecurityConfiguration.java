package org.safeconduct.identity.systems;

import java.time.Clock;
import org.safeconduct.agreement.Admission;
import org.safeconduct.agreement.Register;
import org.safeconduct.identity.ClientCertificates;
import org.safeconduct.identity.access.Freshness;
import org.safeconduct.identity.access.Refusals;
import org.safeconduct.identity.access.RoomForBodies;
import org.safeconduct.identity.access.SecurityRules;
import org.safeconduct.platform.BytesUnderWay;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** The door for systems, which verifies tokens, and the one for operators; {@link SecurityRules} has what they share. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

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
            Freshness freshness,
            SystemsSettings systems,
            Admission admission,
            ClientCertificates certificates,
            BytesUnderWay bodies,
            Clock clock)
            throws Exception {
        stateless(http)
                .addFilterAfter(new RoomForBodies(bodies), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> SecurityRules.applyRules(requests, admission, freshness))
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

    @Bean
    BytesUnderWay bodiesUnderWay(SystemsSettings systems) {
        return systems.room(Runtime.getRuntime().maxMemory());
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

    /** What every chain of calls shares: no session, no log-in form, the security headers, refusals as problems. */
    private HttpSecurity stateless(HttpSecurity http) throws Exception {
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // A browser cannot be made to send a bearer token, so there is no request to forge across sites.
                .csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable())
                .headers(headers -> SecurityRules.headers(headers, ""))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
    }
}
