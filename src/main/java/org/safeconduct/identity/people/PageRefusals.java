package org.safeconduct.identity.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.safeconduct.identity.LateAnswers;
import org.safeconduct.identity.UnsentForm;
import org.safeconduct.identity.access.AccessRules;
import org.safeconduct.identity.access.Refusals;
import org.safeconduct.platform.Browsers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Refuses a page: a person is sent to sign in, everyone else gets the plain refusal. */
final class PageRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    static final String SIGN_IN = "/sign-in";

    private final Refusals refusals;
    private final ObjectProvider<LateAnswers> lateAnswers;

    /** @param lateAnswers asked for late: they need what needs the doors */
    PageRefusals(Refusals refusals, ObjectProvider<LateAnswers> lateAnswers) {
        this.refusals = refusals;
        this.lateAnswers = lateAnswers;
    }

    /**
     * A page that was asked for leads to the sign-in. So does a form, if what was written in it can be kept on the way there and
     * back.
     */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        if (cause instanceof AuthenticationServiceException) {
            Refusals.unavailable(request, response);
        } else if (HttpMethod.GET.matches(request.getMethod())
                && Browsers.sent(request)
                && AccessRules.isPage(request)) {
            response.sendRedirect(SIGN_IN);
        } else if (isKept(request)) {
            response.sendRedirect(request.getRequestURI());
        } else if (isKeptInSession(request, cause.getAuthenticationRequest())) {
            response.sendRedirect(UnsentForm.PAGE);
        } else {
            refusals.needsSession(request, response);
        }
    }

    /** Of somebody who has a session and must prove who they are anew. */
    private static boolean isKeptInSession(HttpServletRequest request, @Nullable Authentication writer) {
        return Browsers.sent(request)
                && Person.of(writer)
                        .filter(person -> UnsentForm.keep(request, person.caller()))
                        .isPresent();
    }

    /** Without a session. What can be kept leads to the sign-in and is shown after it; of the rest the person is told. */
    void posted(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isKept(request)) {
            response.sendRedirect(request.getRequestURI());
        } else {
            refusals.needsSession(request, response);
        }
    }

    private boolean isKept(HttpServletRequest request) {
        LateAnswers keeper = lateAnswers.getIfAvailable();
        return HttpMethod.POST.matches(request.getMethod())
                && Browsers.sent(request)
                && keeper != null
                && keeper.keep(request);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        boolean nobody = Person.of(SecurityContextHolder.getContext().getAuthentication())
                .isEmpty();
        if (!(cause instanceof CsrfException)) {
            refusals.handle(request, response, cause);
        } else if (nobody) {
            posted(request, response);
        } else if (isKept(request)) {
            // Of an earlier session: they have signed in again elsewhere in the same browser.
            response.sendRedirect(request.getRequestURI());
        } else {
            refusals.forged(request, response);
        }
    }
}
