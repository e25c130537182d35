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
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session that has lasted long enough, or whose agency has left the partnership, before it opens anything. */
final class SessionLimits extends OncePerRequestFilter {

    private final Duration longest;
    private final Register register;
    private final Clock clock;

    SessionLimits(Duration longest, Register register, Clock clock) {
        this.longest = longest;
        this.register = register;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Person> person = Person.of(SecurityContextHolder.getContext().getAuthentication());
        if (person.isPresent() && !mayGoOn(person.get())) {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }

    private boolean mayGoOn(Person person) {
        return person.signedInWithin(longest, clock.instant())
                && register.agency(person.caller().agency())
                        .filter(agency -> agency.sector() == person.sector())
                        .isPresent();
    }
}
