package org.safeconduct.disclosure;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Lets the web server write and read as everything else does. */
@Configuration(proxyBeanMethods = false)
class JsonSetup {

    @Bean
    JsonMapper json() {
        return Json.mapper();
    }
}
