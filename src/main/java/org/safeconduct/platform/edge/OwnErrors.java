package org.safeconduct.platform.edge;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * What is answered when the web server refuses a request by itself: a problem (RFC 9457) with the status and nothing else, and the
 * headers that every other answer has. The web server makes it, by its name.
 */
public final class OwnErrors extends ErrorReportValve {

    private static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-store",
            // That of the pages: an error page is one, with their style.
            "Content-Security-Policy",
                    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self';"
                            + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");

    /** What nobody has said yet: the doors say more of their own pages. */
    static void addMissing(HttpServletResponse response) {
        HEADERS.forEach((name, value) -> {
            if (!response.containsHeader(name)) {
                response.setHeader(name, value);
            }
        });
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable cause) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        addMissing(response);
        response.setContentType("application/problem+json");
        try {
            String problem = "{\"type\":\"about:blank\",\"status\":%d}".formatted(response.getStatus());
            response.getOutputStream().write(problem.getBytes(StandardCharsets.US_ASCII));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            // Whoever asked has gone, or has an answer already.
            return;
        }
    }
}
