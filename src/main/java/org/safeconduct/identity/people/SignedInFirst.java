package org.safeconduct.identity.people;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.safeconduct.identity.access.AccessRules;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a form of somebody who is not signed in before its body is read. Looking for the proof against forgery reads all of
 * it, an upload too: strangers could fill the memory with some dozens of them. Only an answer to a page that we made for its
 * writer is read, and kept for them.
 */
final class SignedInFirst extends OncePerRequestFilter {

    private final PageRefusals refusals;

    SignedInFirst(PageRefusals refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean needsSession = HttpMethod.POST.matches(request.getMethod())
                && AccessRules.of(request)
                        .filter(rule -> rule.isPage() && !rule.open())
                        .isPresent();
        if (needsSession
                && Person.of(SecurityContextHolder.getContext().getAuthentication())
                        .isEmpty()) {
            refusals.posted(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
