package org.safeconduct.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.springframework.http.HttpHeaders;

/** Tells a person's browser from a system. */
public final class Browsers {

    private Browsers() {}

    /** Whether the caller names HTML as something it reads; a system that takes anything does not. */
    public static boolean sent(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.ACCEPT)).stream()
                .anyMatch(accepted -> accepted.contains("text/html"));
    }

    /** Whether one of our own pages led here, as the browser says it; pages of others cannot make it say so. */
    public static boolean isFromOurOwnPage(HttpServletRequest request) {
        return "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    }
}
