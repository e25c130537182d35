package org.safeconduct.delivery;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final String DELIVER = "direct://deliver-";
    private static final String TELL = "direct://tell-";

    private final Register register;
    private final CamelContext camel;

    LoadedTransports(Register register, CamelContext camel) {
        this.register = register;
        this.camel = camel;
    }

    /** @throws IllegalStateException naming each agency and what is missing */
    @EventListener(ApplicationStartedEvent.class)
    void check() {
        Set<String> routes = camel.getRoutes().stream()
                .map(route -> route.getEndpoint().getEndpointUri())
                .collect(Collectors.toSet());
        List<String> faults = register.agencies().stream()
                .flatMap(agency -> Stream.concat(
                        agency.endpoint().stream()
                                .map(endpoint -> new Needed(agency, "receives", DELIVER + endpoint.getScheme())),
                        agency.channel().stream().map(channel -> new Needed(agency, "is told", TELL + channel.name()))))
                .filter(needed -> !routes.contains(needed.route()))
                .map(Needed::fault)
                .sorted()
                .toList();
        if (!faults.isEmpty()) {
            throw new IllegalStateException(String.join("\n", faults));
        }
    }

    private record Needed(Agency agency, String what, String route) {

        String fault() {
            String from = route.replace("//", "");
            return "the agency %s %s by \"%s\", and no route file has a route from %s (safeconduct.routes)"
                    .formatted(agency.id(), what, from.substring(from.indexOf('-') + 1), from);
        }
    }
}
