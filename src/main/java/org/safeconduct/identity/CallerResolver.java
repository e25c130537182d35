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

/** Lets a controller method take a {@link Caller}, or the {@link PersonName} of whoever is signed in. */
@Component
class CallerResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class || parameter.getParameterType() == PersonName.class;
    }

    /** @throws Rejection if nobody has been authenticated, which the rule of the call should have prevented */
    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        KnownCaller known = KnownCaller.of(SecurityContextHolder.getContext().getAuthentication())
                .orElseThrow(() -> new Rejection(Rejection.Kind.UNAUTHENTICATED, "this call needs a known caller"));
        return parameter.getParameterType() == Caller.class ? known.caller() : new PersonName(known.shownName());
    }
}
