package org.safeconduct.identity.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.safeconduct.platform.Browsers;
import org.safeconduct.platform.Rejection;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/**
 * Refuses a call as a problem (RFC 9457) that has a type and a status and nothing else: which check failed, whether an
 * agency exists or what the token lacked would help only someone who tries tokens out.
 */
public final class Refusals
        implements AuthenticationEntryPoint, AuthenticationFailureHandler, AccessDeniedHandler, RequestRejectedHandler {

    /** No token, on a call that needs one or that does not exist. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        if (cause instanceof AuthenticationServiceException) {
            unavailable(request, response);
        } else if (AccessRules.declares(request)) {
            unauthenticated(request, response);
        } else {
            refuse(request, response, Rejection.Kind.NOT_FOUND);
        }
    }

    /** A token that does not hold, or an issuer that cannot be asked. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        if (cause instanceof AuthenticationServiceException) {
            unavailable(request, response);
        } else {
            unauthenticated(request, response);
        }
    }

    /** No session, on a page that needs one. */
    public void needsSession(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refuse(
                request,
                response,
                AccessRules.declares(request) ? Rejection.Kind.UNAUTHENTICATED : Rejection.Kind.NOT_FOUND);
    }

    /** A form that is not from our own page. */
    public void forged(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refuse(request, response, Rejection.Kind.FORBIDDEN);
    }

    /** A form or an upload that is larger than is read. */
    public void tooLarge(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refuse(request, response, Rejection.Kind.TOO_LARGE);
    }

    /** The issuer cannot be asked. */
    public static void unavailable(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        write(request, response, 503, "unavailable");
    }

    /** A token that holds, without the permission. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        refuse(request, response, AccessRules.declares(request) ? Rejection.Kind.FORBIDDEN : Rejection.Kind.NOT_FOUND);
    }

    /** A request that a firewall rule stops before any rule here sees it. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException cause)
            throws IOException {
        refuse(request, response, Rejection.Kind.MALFORMED);
    }

    private static void unauthenticated(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        refuse(request, response, Rejection.Kind.UNAUTHENTICATED);
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Rejection.Kind kind)
            throws IOException {
        write(request, response, kind.status(), kind.code());
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, int status, String code)
            throws IOException {
        if (Browsers.sent(request)) {
            // The web server's error page says the same to a person.
            response.sendError(status);
            return;
        }
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        String problem = "{\"type\":\"https://safeconduct.org/problems/%s\",\"status\":%d}".formatted(code, status);
        response.getOutputStream().write(problem.getBytes(StandardCharsets.UTF_8));
    }
}
