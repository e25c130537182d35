package org.safeconduct.exchange;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Camel starts without a word when it finds no route files. A gateway without its routes takes nothing in, so it ends. */
@Component
class RouteCheck {

    private static final List<String> NEEDED =
            List.of("share", "deliver", "deliver-https", "deliver-desk", "decision", "tell", "withdraw");

    private final CamelContext camel;

    RouteCheck(CamelContext camel) {
        this.camel = camel;
    }

    /** @throws IllegalStateException if a route is missing */
    @EventListener(ApplicationStartedEvent.class)
    void routesAreThere() {
        Set<String> present = camel.getRoutes().stream().map(Route::getRouteId).collect(Collectors.toSet());
        List<String> missing =
                NEEDED.stream().filter(route -> !present.contains(route)).toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("routes/ has no route " + String.join(", ", missing));
        }
    }
}
