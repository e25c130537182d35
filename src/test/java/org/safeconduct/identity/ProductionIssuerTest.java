package org.safeconduct.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.SafeConduct;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;

/** Outside the development profile the issuer is somebody else's, and none of ours exists. */
class ProductionIssuerTest {

    private static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.issuer-uri";

    private final WebApplicationContextRunner production = new WebApplicationContextRunner()
            .withBean(Clock.class, Clock::systemUTC)
            .withUserConfiguration(IdentitySlice.class)
            .withPropertyValues("safeconduct.agencies=classpath:agencies/development.yaml");

    @Test
    void startStops_whenNoIssuerIsNamed() {
        production.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining(ISSUER + " is required outside the development profile"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://keycloak.example/realms/safe-conduct",
                "http://localhost.example/realms",
                "keycloak.example",
                "ftp://keycloak.example",
                "file:/etc/keys"
            })
    void startStops_whenTheIssuerSpeaksInTheClear(String issuer) {
        production
                .withPropertyValues(ISSUER + "=" + issuer)
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("must be an https address"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "production", "test"})
    void holdsNothingOfTheDevelopmentIssuer_withoutItsProfile(String profile) {
        production
                .withPropertyValues(ISSUER + "=https://keycloak.example/realms/safe-conduct")
                .withPropertyValues("spring.profiles.active=" + profile)
                .run(context -> {
                    assertThat(context).hasSingleBean(JwtDecoder.class);
                    assertThat(context).doesNotHaveBean(JwtEncoder.class);
                    assertThat(context).doesNotHaveBean(JWKSource.class);
                    assertThat(context).doesNotHaveBean(RegisteredClientRepository.class);
                    assertThat(context.getBeanDefinitionNames())
                            .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("development"));
                    assertThat(context).hasBean("gatewayChain").hasBean("managementChain");
                });
    }

    @Test
    void everyDevelopmentBeanIsBoundToItsProfile() {
        JavaClasses identity = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.safeconduct.identity");

        assertThat(identity)
                .filteredOn(type -> type.getSimpleName().startsWith("Development") && isBean(type))
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(type -> assertThat(
                                type.getAnnotationOfType(Profile.class).value())
                        .containsExactly("development"));
    }

    @Test
    void theApplicationMakesNoIssuerByItself() {
        SpringBootApplication application = SafeConduct.class.getAnnotation(SpringBootApplication.class);

        assertThat(application.exclude())
                .contains(
                        OAuth2AuthorizationServerAutoConfiguration.class,
                        OAuth2AuthorizationServerJwtAutoConfiguration.class);
    }

    private static boolean isBean(JavaClass type) {
        return type.isMetaAnnotatedWith(Component.class);
    }
}
