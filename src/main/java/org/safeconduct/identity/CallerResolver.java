package org.safeconduct.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safeconduct.platform.Rejection;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets a controller method take a {@link Caller}. */
@Component
class CallerResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    /** @throws Rejection if nobody has been authenticated, which the rule of the call should have prevented */
    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return KnownCaller.of(SecurityContextHolder.getContext().getAuthentication())
                .map(KnownCaller::caller)
                .orElseThrow(() -> new Rejection(Rejection.Kind.UNAUTHENTICATED, "this call needs a known caller"));
    }
}
