package org.safeconduct.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.safeconduct.platform.Rejection;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Whatever a call of the interface asks for beside its body is understood, or the call is refused: a misspelt {@code preview} that is
 * passed over is no rehearsal but a real alert. A call takes the query parameters that its method declares, and {@code lang}; those that
 * are yes or no are {@code true} or {@code false}, once.
 */
@Component
class AskedExactly implements HandlerInterceptor, HandlerMethodArgumentResolver, WebMvcConfigurer {

    private static final String HERE = AskedExactly.class.getPackageName();

    /** Of every answer: which language it is in. */
    private static final String LANGUAGE = "lang";

    private static final String PREVIEW = "preview";
    private static final List<String> YES_OR_NO = List.of("true", "false");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Preferences.class;
    }

    @Override
    public Preferences resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return Preferences.of((HttpServletRequest) request.getNativeRequest());
    }

    /** @throws Rejection malformed; names what the call takes, and repeats nothing of it */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getPackageName().startsWith(HERE)) {
            refuseUnknown(request, method);
            if (!isReading(request)) {
                refuseUnheard(Preferences.of(request), method);
            }
        }
        return true;
    }

    private void refuseUnknown(HttpServletRequest request, HandlerMethod method) {
        Map<String, Class<?>> known = new HashMap<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam declared = parameter.getParameterAnnotation(RequestParam.class);
            if (declared != null && Map.class.isAssignableFrom(parameter.getParameterType())) {
                // It takes all of them, and so refuses for itself what it does not know.
                return;
            }
            if (declared != null) {
                known.put(declared.name().isEmpty() ? name(parameter) : declared.name(), parameter.getParameterType());
            }
        }
        // As it is written: not by getParameter, which would read the body.
        ServletUriComponentsBuilder.fromRequest(request)
                .build()
                .getQueryParams()
                .forEach((name, values) -> {
                    boolean understood = name.equals(LANGUAGE)
                            || (known.containsKey(name)
                                    && (known.get(name) != boolean.class
                                            || (values.size() == 1
                                                    && YES_OR_NO.contains(String.valueOf(values.getFirst())))));
                    if (!understood) {
                        throw refused(known);
                    }
                });
    }

    private static String name(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        return String.valueOf(parameter.getParameterName());
    }

    private static Rejection refused(Map<String, Class<?>> known) {
        String takes = known.isEmpty()
                ? "This call takes none."
                : known.entrySet().stream()
                        .map(each -> each.getKey() + (each.getValue() == boolean.class ? " (true or false)" : ""))
                        .sorted()
                        .collect(Collectors.joining(", ", "This call takes, each once: ", "."));
        return new Rejection(
                Rejection.Kind.MALFORMED,
                "There is a query parameter that this call does not know, or one with a value that it does not know. Nothing was done. "
                        + takes);
    }

    private void refuseUnheard(Preferences preferences, HandlerMethod method) {
        if (preferences.preview() && Arrays.stream(method.getMethodParameters()).noneMatch(this::supportsParameter)) {
            boolean rehearses = Arrays.stream(method.getMethodParameters())
                    .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestParam.class)
                            && name(parameter).equals(PREVIEW));
            throw new Rejection(
                    Rejection.Kind.MALFORMED,
                    "Nothing was done. "
                            + (rehearses
                                    ? "A rehearsal of this call is asked for by ?preview=true."
                                    : "This call cannot be rehearsed."));
        }
    }

    private static boolean isReading(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
    }
}
