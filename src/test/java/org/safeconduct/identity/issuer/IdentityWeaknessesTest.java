package org.safeconduct.identity.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.identity.people.SignInSettings;
import org.safeconduct.identity.systems.SystemsSettings;
import org.safeconduct.platform.Weakness;
import org.springframework.util.unit.DataSize;

class IdentityWeaknessesTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'',  of-the-pages,          https://login.example, file:agencies.yaml,             -",
                "'*', of-the-pages,          https://login.example, file:agencies.yaml,             stops safeconduct.systems.without-mutual-tls",
                "oakfield-school, of-the-pages, https://login.example, file:agencies.yaml,          warns safeconduct.systems.without-mutual-tls",
                "'',  dev-safe-conduct-pages, https://login.example, file:agencies.yaml,            stops safeconduct.sign-in.client-secret",
                "'',  '',                    https://login.example, file:agencies.yaml,             warns safeconduct.sign-in.client-secret",
                "'',  of-the-pages,          http://localhost:8080, file:agencies.yaml,             stops spring.security.oauth2.resourceserver.jwt.issuer-uri",
                "'',  of-the-pages,          https://login.example, classpath:agencies/development.yaml, stops safeconduct.agencies"
            })
    void findsWhatIsWeak(String withoutMutualTls, String secret, String issuer, String agencies, String expected) {
        IdentityWeaknesses weaknesses = new IdentityWeaknesses(
                new SystemsSettings(
                        withoutMutualTls.isEmpty() ? List.of() : List.of(withoutMutualTls),
                        1200,
                        DataSize.ofBytes(0),
                        DataSize.ofBytes(0)),
                new SignInSettings(
                        "safe-conduct-pages", secret, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO),
                issuer,
                agencies);

        assertThat(weaknesses.weaknesses())
                .extracting(weakness -> (weakness.stops() ? "stops " : "warns ") + weakness.setting())
                .isEqualTo(expected == null ? List.of() : List.of(expected));
        assertThat(weaknesses.weaknesses()).extracting(Weakness::toString).noneMatch(text -> text.contains("dev-safe"));
    }
}
