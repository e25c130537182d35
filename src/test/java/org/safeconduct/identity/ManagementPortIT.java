package org.safeconduct.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.actuate.web.ServletManagementContextAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.autoconfigure.actuate.web.server.TomcatServletManagementContextAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;

/** Every endpoint is exposed and on, as a careless setting could have it; the door must hold all the same. */
@SpringBootTest(
        classes = {IdentitySlice.class, ManagementPortIT.Actuator.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.ssl.enabled=false",
            "safeconduct.agencies=classpath:agencies/development.yaml",
            "spring.security.oauth2.resourceserver.jwt.issuer-uri=https://keycloak.example/realms/safe-conduct",
            "management.server.port=0",
            "management.endpoints.web.exposure.include=*"
        })
@DirtiesContext
class ManagementPortIT {

    private final Door gateway;
    private final Door management;

    ManagementPortIT(@LocalServerPort int port, @LocalManagementPort int managementPort) {
        gateway = new Door(port);
        management = new Door(managementPort);
    }

    @TestConfiguration
    @ImportAutoConfiguration({
        EndpointAutoConfiguration.class,
        WebEndpointAutoConfiguration.class,
        HealthContributorAutoConfiguration.class,
        HealthContributorRegistryAutoConfiguration.class,
        HealthEndpointAutoConfiguration.class,
        EnvironmentEndpointAutoConfiguration.class,
        ManagementContextAutoConfiguration.class,
        ServletManagementContextAutoConfiguration.class,
        TomcatServletManagementContextAutoConfiguration.class
    })
    static class Actuator {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator/health, 200, 404",
        "/actuator/health/liveness, 404, 404",
        "/actuator/env, 404, 404",
        "/actuator/shutdown, 404, 404",
        "/actuator/sbom, 404, 404",
        "/mash/v1/inbox, 401, 401"
    })
    void showsHealthOnItsOwnPortOnly(String path, int onManagement, int onGateway) throws Exception {
        assertThat(management.knock("GET", path, Optional.empty()).statusCode()).isEqualTo(onManagement);
        assertThat(gateway.knock("GET", path, Optional.empty()).statusCode()).isEqualTo(onGateway);
    }
}
