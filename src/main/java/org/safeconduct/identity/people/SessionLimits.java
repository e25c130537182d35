package org.safeconduct.identity.people;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.safeconduct.agreement.Register;
import org.safeconduct.identity.access.AccessRules;
import org.safeconduct.identity.access.Refusals;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session that has lasted long enough, or whose person or agency is let in no more, before it opens anything. Whom the
 * issuer says nothing of meets a door that is shut for now, and stays signed in.
 */
final class SessionLimits extends OncePerRequestFilter {

    private final Duration longest;
    private final Register register;
    private final RolesAnew roles;
    private final PageRefusals refusals;
    private final Clock clock;

    SessionLimits(Duration longest, Register register, RolesAnew roles, PageRefusals refusals, Clock clock) {
        this.longest = longest;
        this.register = register;
        this.roles = roles;
        this.refusals = refusals;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        Optional<Person> person = Person.of(authentication);
        switch (person.map(signedIn -> roles(signedIn, request)).orElse(RolesAnew.Answer.ROLES)) {
            case ROLES -> chain.doFilter(request, response);
            case GONE -> {
                HttpSession session = request.getSession(false);
                if (session != null) {
                    session.invalidate();
                }
                SecurityContextHolder.clearContext();
                chain.doFilter(request, response);
            }
            case SIGN_IN -> {
                InsufficientAuthenticationException again = new InsufficientAuthenticationException("sign in again");
                again.setAuthenticationRequest(authentication);
                refusals.commence(request, response, again);
            }
            case UNKNOWN -> Refusals.unavailable(request, response);
        }
    }

    private RolesAnew.Answer roles(Person person, HttpServletRequest request) {
        if (!mayGoOn(person)) {
            return RolesAnew.Answer.GONE;
        }
        // What is open to all, and the way out, need no role.
        return AccessRules.of(request).filter(rule -> !rule.open()).isPresent()
                ? roles.of(person)
                : RolesAnew.Answer.ROLES;
    }

    private boolean mayGoOn(Person person) {
        return person.signedInWithin(longest, clock.instant())
                && register.agency(person.caller().agency())
                        .filter(agency -> agency.sector() == person.sector())
                        .isPresent();
    }
}
