package org.safeconduct.identity.development;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Collectors;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.Register;
import org.safeconduct.identity.access.SecurityRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.ModelAndView;

/** Development profile only: where the development people prove who they are. Shares the gateway's session, under names of its own. */
@Configuration(proxyBeanMethods = false)
@Profile("development")
class DevelopmentSignIn {

    private static final String FORM = "/oauth2/sign-in";

    @Bean
    @Order(21)
    @SuppressWarnings("NullAway") // null is how the cache is told to add no parameter to addresses
    SecurityFilterChain developmentSignInChain(HttpSecurity http, DevelopmentIssuer issuer, Clock clock)
            throws Exception {
        HttpSessionSecurityContextRepository context = new HttpSessionSecurityContextRepository();
        context.setSpringSecurityContextKey("development-issuer");
        HttpSessionRequestCache asked = new HttpSessionRequestCache();
        asked.setSessionAttrName("development-issuer-asked");
        asked.setMatchingRequestParameterName(null);
        http.securityMatcher("/oauth2/authorize", FORM)
                .oauth2AuthorizationServer(issuer::setUp)
                .userDetailsService(people())
                .securityContext(contexts -> contexts.securityContextRepository(context))
                .requestCache(cache -> cache.requestCache(asked))
                .headers(headers -> SecurityRules.headers(headers, ""))
                .logout(logout -> logout.disable())
                .addFilterAfter(new NotTooLongAgo(clock), CsrfFilter.class)
                .formLogin(form -> form.loginPage(FORM)
                        .failureUrl(FORM + "?error")
                        .authenticationDetailsSource(request -> clock.instant()))
                .exceptionHandling(
                        exceptions -> exceptions.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint(FORM)))
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers(FORM).permitAll().anyRequest().authenticated());
        return http.build();
    }

    private static InMemoryUserDetailsManager people() {
        return new InMemoryUserDetailsManager(DevelopmentPeople.ALL.stream()
                .map(account -> User.withUsername(account.name())
                        .password("{noop}" + DevelopmentPeople.PASSWORD)
                        .build())
                .toList());
    }

    /** When this person gave their password. */
    static Instant provedAt(Authentication person) {
        if (person.getDetails() instanceof Instant at) {
            return at;
        }
        throw new IllegalStateException("a sign-in without a time");
    }

    /** Heeds {@code max_age}, as Keycloak does: whoever signed in too long ago is nobody. */
    private static final class NotTooLongAgo extends OncePerRequestFilter {

        private final Clock clock;

        NotTooLongAgo(Clock clock) {
            this.clock = clock;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String seconds = request.getParameter("max_age");
            Authentication person = SecurityContextHolder.getContext().getAuthentication();
            if (seconds != null
                    && person != null
                    && clock.instant().isAfter(provedAt(person).plusSeconds(Long.parseLong(seconds)))) {
                SecurityContextHolder.clearContext();
            }
            chain.doFilter(request, response);
        }
    }

    /** The form. */
    @Controller
    @Profile("development")
    static class DevelopmentSignInPage {

        private final Register register;

        DevelopmentSignInPage(Register register) {
            this.register = register;
        }

        @GetMapping(FORM)
        ModelAndView form(HttpServletRequest request) {
            return new ModelAndView("development-sign-in")
                    .addObject("wrong", request.getParameter("error") != null)
                    .addObject(
                            "agencies",
                            register.agencies().stream()
                                    .collect(Collectors.toMap(
                                            agency -> agency.id().value(), Agency::name)))
                    .addObject("people", DevelopmentPeople.ALL);
        }
    }
}
