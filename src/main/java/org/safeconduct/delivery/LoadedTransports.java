package org.safeconduct.delivery;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.Register;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Stops a start at which somebody could not be reached: the scheme of an agency's endpoint is the name of the transport that
 * carries to it, and some route file must serve it.
 */
@Component
class LoadedTransports {

    private static final String ROUTE = "direct://deliver-";

    private final Register register;
    private final CamelContext camel;

    LoadedTransports(Register register, CamelContext camel) {
        this.register = register;
        this.camel = camel;
    }

    /** @throws IllegalStateException naming each agency and what is missing */
    @EventListener(ApplicationStartedEvent.class)
    void check() {
        Set<String> served = camel.getRoutes().stream()
                .map(route -> route.getEndpoint().getEndpointUri())
                .filter(uri -> uri.startsWith(ROUTE))
                .map(uri -> uri.substring(ROUTE.length()))
                .collect(Collectors.toSet());
        List<String> faults = register.agencies().stream()
                .filter(agency -> agency.endpoint().isPresent() && !served.contains(transport(agency)))
                .map(agency ->
                        "the agency %s receives by \"%s\", and no route file has a route from direct:deliver-%s (safeconduct.routes)"
                                .formatted(agency.id(), transport(agency), transport(agency)))
                .sorted()
                .toList();
        if (!faults.isEmpty()) {
            throw new IllegalStateException(String.join("\n", faults));
        }
    }

    private static String transport(Agency agency) {
        return agency.endpoint().orElseThrow().getScheme();
    }
}
