package org.safeconduct.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;

/** The gateway has started, its issuer has not. */
@SpringBootTest(
        classes = {IdentitySlice.class, IssuerDownIT.RealClock.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.ssl.enabled=false",
            "safeconduct.agencies=classpath:agencies/development.yaml",
            "spring.security.oauth2.resourceserver.jwt.issuer-uri=http://localhost:1/realms/safe-conduct"
        })
@DirtiesContext
class IssuerDownIT {

    private final Door door;

    IssuerDownIT(@LocalServerPort int port) {
        door = new Door(port);
    }

    @TestConfiguration
    static class RealClock {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    @Test
    void answersUnavailable_whenATokenCannotBeChecked() throws Exception {
        try (TestIssuer elsewhere = new TestIssuer()) {
            String token = elsewhere.sign(
                    new JWTClaimsSet.Builder().subject("a-client").build(), "RS256");

            HttpResponse<String> answer = door.knock("POST", "/schools/v1/disclosures", Optional.of("Bearer " + token));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body())
                    .isEqualTo("{\"type\":\"https://safeconduct.org/problems/unavailable\",\"status\":503}");
        }
    }

    @Test
    void stillAnswersOpenCalls() throws Exception {
        assertThat(door.knock("GET", "/fhir/metadata", Optional.empty()).statusCode())
                .isEqualTo(200);
    }
}
