package org.safeconduct.api.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.SafeConduct;
import org.safeconduct.identity.access.AccessRule;
import org.safeconduct.identity.access.AccessRules;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockServletContext;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * One call of the interface, as Spring maps it.
 *
 * @param consumes empty if it takes any content type
 */
record Call(String method, String path, HandlerMethod handler, Set<MediaType> consumes, Set<MediaType> produces) {

    /** Where the gateway's own classes are, and no test's. */
    private static final String OURS = String.valueOf(
            SafeConduct.class.getProtectionDomain().getCodeSource().getLocation());

    private static final String DOORS = "org.safeconduct.api";

    /** Pages whose content systems read as JSON. */
    private static final Set<String> READ_BY_BOTH = Set.of("GET /rules/sharing", "GET /rules/handling");

    /** Every call of a door, whatever else is declared as a call, and the few pages that systems read. */
    static List<Call> all() {
        return mapped().stream()
                .filter(call -> call.handler().getBeanType().getPackageName().startsWith(DOORS)
                        || READ_BY_BOTH.contains(call.name())
                        || call.rule().filter(rule -> !rule.isPage()).isPresent())
                .toList();
    }

    /** What Spring would map, from the classes alone: no controller is made. */
    private static List<Call> mapped() {
        try (var context = new StaticWebApplicationContext()) {
            context.setServletContext(new MockServletContext());
            var scanner = new ClassPathBeanDefinitionScanner(context, false);
            scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
            scanner.addExcludeFilter(
                    (found, classes) -> !found.getResource().getURL().toString().startsWith(OURS));
            scanner.setBeanNameGenerator((found, registry) -> String.valueOf(found.getBeanClassName()));
            scanner.setBeanDefinitionDefaults(lazy());
            scanner.scan("org.safeconduct");
            var mapping = new RequestMappingHandlerMapping();
            mapping.setApplicationContext(context);
            context.refresh();
            mapping.afterPropertiesSet();
            List<Call> calls = new ArrayList<>();
            mapping.getHandlerMethods().forEach((info, handler) -> {
                if (isOurs(handler)) {
                    calls.addAll(of(info, handler));
                }
            });
            calls.sort(Comparator.comparing(Call::path).thenComparing(Call::method));
            return calls;
        }
    }

    private static org.springframework.beans.factory.support.BeanDefinitionDefaults lazy() {
        var defaults = new org.springframework.beans.factory.support.BeanDefinitionDefaults();
        defaults.setLazyInit(true);
        return defaults;
    }

    /** The development issuer's own form is no call of the gateway. */
    private static boolean isOurs(HandlerMethod handler) {
        return !handler.getBeanType().getPackageName().startsWith("org.safeconduct.identity.");
    }

    private static List<Call> of(RequestMappingInfo info, HandlerMethod handler) {
        List<Call> calls = new ArrayList<>();
        for (String pattern : info.getPatternValues()) {
            for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                calls.add(new Call(
                        method.name(),
                        pattern.replace("{*", "{"),
                        handler,
                        info.getConsumesCondition().getConsumableMediaTypes(),
                        info.getProducesCondition().getProducibleMediaTypes()));
            }
        }
        return calls;
    }

    String name() {
        return method + " " + path;
    }

    Optional<AccessRule> rule() {
        return AccessRules.of(new MockHttpServletRequest(method, path.replaceAll("\\{[^}]*}", "SC-7Q4K-2M9T")));
    }

    boolean isFhir() {
        return path.startsWith("/fhir/");
    }
}
