package org.safeconduct.identity.systems;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import org.safeconduct.identity.KnownCaller;
import org.safeconduct.platform.RateLimit;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * So many calls and pages a minute for each agency, all its systems and people together: a system gone wild takes nobody
 * else's turn, and nobody tries references out.
 */
@Component
class AgencyLimits implements HandlerInterceptor, WebMvcConfigurer {

    private final RateLimit limit;

    AgencyLimits(SystemsSettings settings, Clock clock) {
        limit = new RateLimit(settings.callsPerMinute(), Duration.ofMinutes(1), clock);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    /** @throws org.safeconduct.platform.Rejection if the agency has no call left; it says how long to wait */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        KnownCaller.of(SecurityContextHolder.getContext().getAuthentication())
                .ifPresent(known -> limit.take(known.caller().agency().value()));
        return true;
    }
}
