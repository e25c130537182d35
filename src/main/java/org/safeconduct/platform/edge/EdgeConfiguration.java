package org.safeconduct.platform.edge;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.safeconduct.platform.Weakness;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts {@link VersionNamed}, {@link AtOnce}, {@link SlowSenders} and {@link OwnAddress} in front of everything else that the web server does. */
@Configuration(proxyBeanMethods = false)
class EdgeConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> senders(EdgeSettings settings) {
        return server -> {
            server.addEngineValves(
                    new VersionNamed(), new AtOnce(settings.atOnce()), new SlowSenders(settings.bodyWithin()));
            settings.address().ifPresent(address -> server.addEngineValves(new OwnAddress(address)));
            server.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                    // Whoever asks before sending is not told to go on by the server itself, while no filter has seen
                    // the request.
                    http.setContinueResponseTiming(ContinueResponseTiming.ON_REQUEST_BODY_READ.toString());
                }
            });
            server.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(OwnErrors.class.getName());
                }
            });
        };
    }

    /** An error page for a request that never came to the doors. */
    @Bean
    FilterRegistrationBean<Filter> headersOfErrorPages() {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
            if (response instanceof HttpServletResponse answer) {
                OwnErrors.addMissing(answer);
            }
            chain.doFilter(request, response);
        });
        filter.setDispatcherTypes(DispatcherType.ERROR);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    Weakness.Found unknownAddress(EdgeSettings settings) {
        return () -> settings.address().isPresent()
                ? List.of()
                : List.of(Weakness.warns(
                        "safeconduct.edge.public-address",
                        "is not set: whatever a sender writes into Host stands in redirects."));
    }
}
