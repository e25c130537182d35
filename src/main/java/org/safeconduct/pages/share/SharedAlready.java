package org.safeconduct.pages.share;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.drafts.Drafts;
import org.safeconduct.exchange.SentList;
import org.safeconduct.identity.Caller;
import org.safeconduct.identity.CurrentCaller;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Whoever goes back to what they have shared reads that they have, and where it is, and not that there is no such page: they
 * might think that it was lost and share it again.
 */
@Component
class SharedAlready implements HandlerInterceptor, WebMvcConfigurer {

    private final Drafts drafts;
    private final SentList sent;
    private final CurrentCaller current;

    SharedAlready(Drafts drafts, SentList sent, CurrentCaller current) {
        this.drafts = drafts;
        this.sent = sent;
        this.current = current;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/share/*", "/share/*/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && variables.get("draft") instanceof String draft) {
            Optional<Reference> shared = current.caller().flatMap(caller -> shared(draft, caller));
            if (shared.isPresent()) {
                response.sendRedirect("/share/already/" + shared.get().value());
                return false;
            }
        }
        return true;
    }

    private Optional<Reference> shared(String draft, Caller caller) {
        return drafts.has(draft, caller) ? Optional.empty() : sent.ofMessage(Sending.messageId(draft), caller);
    }
}
