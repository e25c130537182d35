package org.safeconduct.identity.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.safeconduct.platform.Browsers;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The two ways to end a session: signing out, and "Exit this page", which leaves at once for a page that tells nothing.
 *
 * <p>The browser's Back must not show what was on the screen. No page is stored, but Chromium keeps the last ones alive for
 * some minutes unless the cookie they were made with has changed: so the session's cookie is taken away as well.
 */
final class SignOut implements LogoutHandler {

    static final String SIGN_OUT = "/sign-out";
    static final String EXIT = "/exit";

    private static final String ELSEWHERE = "https://www.bbc.co.uk/weather";
    private static final String HAS_LEFT = "__Host-left";

    private final String sessionCookie;
    private final Duration remembered;

    /** @param remembered how long the issuer may answer for somebody without asking them */
    SignOut(String sessionCookie, Duration remembered) {
        this.sessionCookie = sessionCookie;
        this.remembered = remembered;
    }

    /** Another site that leads here ends nobody's session: it only gets to the weather. */
    RequestMatcher asked() {
        return request -> (HttpMethod.POST.matches(request.getMethod()) && SIGN_OUT.equals(request.getServletPath()))
                || (HttpMethod.GET.matches(request.getMethod())
                        && EXIT.equals(request.getServletPath())
                        && Browsers.isFromOurOwnPage(request));
    }

    /** Besides the session, which Spring Security ends. */
    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(sessionCookie, "", Duration.ZERO));
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(HAS_LEFT, "1", remembered));
        // Not when somebody must be gone at once: emptying a cache can take a browser seconds.
        if (SIGN_OUT.equals(request.getServletPath())) {
            response.setHeader("Clear-Site-Data", "\"cache\"");
        }
    }

    /** Whether somebody left with this browser so lately that the issuer would let it in again without asking. */
    static boolean lately(HttpServletRequest request) {
        return request.getCookies() != null
                && Arrays.stream(request.getCookies())
                        .anyMatch(cookie -> cookie.getName().equals(HAS_LEFT));
    }

    static LogoutSuccessHandler then(LogoutSuccessHandler afterSignOut) {
        return (request, response, person) -> {
            if (EXIT.equals(request.getServletPath())) {
                leave(response);
            } else {
                afterSignOut.onLogoutSuccess(request, response, person);
            }
        };
    }

    private static void leave(HttpServletResponse response) throws IOException {
        response.sendRedirect(ELSEWHERE);
    }

    private static String cookie(String name, String value, Duration lasts) {
        return ResponseCookie.from(name, value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(lasts)
                .build()
                .toString();
    }

    /** For whoever has no session to end. */
    @Controller
    static class ExitPage {

        @GetMapping(EXIT)
        void exit(HttpServletResponse response) throws IOException {
            leave(response);
        }
    }
}
