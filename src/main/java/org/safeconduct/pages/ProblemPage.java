package org.safeconduct.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.safeconduct.platform.Browsers;
import org.safeconduct.platform.Problem;
import org.safeconduct.platform.ProblemFormat;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * A problem as a page, for a browser: the status in plain English and no detail. The door's refusals show the same page,
 * by way of the web server's error page.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemPage implements ProblemFormat {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    /** Asked for late: the engine's resolvers need the web application, which needs the places that write problems. */
    private final ObjectProvider<ITemplateEngine> engine;

    ProblemPage(ObjectProvider<ITemplateEngine> engine) {
        this.engine = engine;
    }

    @Override
    public boolean speaks(HttpServletRequest request) {
        return Browsers.sent(request);
    }

    @Override
    public ResponseEntity<byte[]> write(Problem problem, HttpServletRequest request) {
        String page = engine.getObject().process("error", new Context(Locale.UK, Map.of("status", problem.status())));
        return ResponseEntity.status(problem.status()).contentType(HTML).body(page.getBytes(StandardCharsets.UTF_8));
    }
}
