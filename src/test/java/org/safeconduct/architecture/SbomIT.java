package org.safeconduct.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A build without a network makes no list: the plugin asks the registry for what it does not know. */
@DisabledIfSystemProperty(named = "build.network", matches = "offline: true")
class SbomIT {

    @Test
    void theJarListsItsParts() throws Exception {
        try (JarFile jar = new JarFile(System.getProperty("gateway.jar"))) {
            String place = jar.getManifest().getMainAttributes().getValue("Sbom-Location");
            assertThat(place).isEqualTo("META-INF/sbom/application.cdx.json");
            try (InputStream in = jar.getInputStream(jar.getEntry(place))) {
                JsonNode list = new ObjectMapper().readTree(in);

                assertThat(list.path("bomFormat").asString()).isEqualTo("CycloneDX");
                assertThat(list.path("components").findValuesAsString("name"))
                        .contains("bcprov-jdk18on", "camel-core-engine", "spring-security-web", "postgresql")
                        // Only what runs.
                        .doesNotContain("wiremock-standalone", "jazzer");
            }
        }
    }
}
