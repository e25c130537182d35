package org.safeconduct.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What fails outside a controller, such as while a page is written, does not pass {@link Problems}. It ends here: the web
 * server would log its message, which may quote what the page was about.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class LastResort extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);

    private final Ids ids;

    LastResort(Ids ids) {
        this.ids = ids;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            String id = RequestIds.of(request).orElseGet(() -> ids.uuid().toString());
            LOG.error("unexpected, correlation {}: {}", id, Traces.of(e));
            if (!response.isCommitted()) {
                response.reset();
                response.setHeader("X-Problem-Id", id);
                response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            }
        }
    }
}
