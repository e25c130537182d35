package org.safeconduct.platform.edge;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts {@link AtOnce} and {@link SlowSenders} in front of everything else that the web server does with a request. */
@Configuration(proxyBeanMethods = false)
class EdgeConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> senders(EdgeSettings settings) {
        return server -> server.addEngineValves(new AtOnce(settings.atOnce()), new SlowSenders(settings.bodyWithin()));
    }
}
