package org.safeconduct.identity.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.safeconduct.identity.access.AccessRules;
import org.safeconduct.identity.access.Refusals;
import org.safeconduct.platform.Browsers;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Refuses a page: a person is sent to sign in, everyone else gets the plain refusal. */
final class PageRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    static final String SIGN_IN = "/sign-in";

    private final Refusals refusals;

    PageRefusals(Refusals refusals) {
        this.refusals = refusals;
    }

    /**
     * Only a page that was asked for leads to the sign-in. What was posted would be lost on the way there and back; so the
     * person is told, and the browser's way back leads to what they wrote.
     */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        if (HttpMethod.GET.matches(request.getMethod()) && Browsers.sent(request) && AccessRules.isPage(request)) {
            response.sendRedirect(SIGN_IN);
        } else {
            refusals.needsSession(request, response);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        boolean nobody = Person.of(SecurityContextHolder.getContext().getAuthentication())
                .isEmpty();
        if (!(cause instanceof CsrfException)) {
            refusals.handle(request, response, cause);
        } else if (nobody) {
            refusals.needsSession(request, response);
        } else {
            refusals.forged(request, response);
        }
    }
}
