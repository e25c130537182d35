package org.safeconduct.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A build without a network makes no list: the plugin asks the registry for what it does not know. */
@DisabledIfSystemProperty(named = "build.network", matches = "offline: true")
class SbomIT {

    private static JsonNode list;

    @BeforeAll
    static void read() throws Exception {
        try (JarFile jar = new JarFile(System.getProperty("gateway.jar"))) {
            String place = jar.getManifest().getMainAttributes().getValue("Sbom-Location");
            assertThat(place).isEqualTo("META-INF/sbom/application.cdx.json");
            try (InputStream in = jar.getInputStream(jar.getEntry(place))) {
                list = new ObjectMapper().readTree(in);
            }
        }
    }

    @Test
    void theJarListsItsParts() {
        assertThat(list.path("bomFormat").asString()).isEqualTo("CycloneDX");
        assertThat(list.path("components").findValuesAsString("name"))
                .contains("bcprov-jdk18on", "camel-core-engine", "spring-security-web", "postgresql")
                // Only what runs: no tests, no other version of FHIR, no compiler of rules, no second transformer.
                .doesNotContain("wiremock-standalone", "jazzer")
                .doesNotContain("org.hl7.fhir.dstu2", "org.hl7.fhir.dstu2016may")
                .doesNotContain("drools-compiler", "ecj", "pmml-model", "Saxon-HE", "httpclient", "xpp3");
    }

    /** The list of weaknesses is in CycloneDX's own form for it (VEX): what is not reached says so, and why. */
    @Test
    void noPartHasAKnownWeakness_thatNobodyAnsweredFor() throws Exception {
        JsonNode known = new ObjectMapper().readTree(Files.readAllBytes(Path.of("src/security/vex.cdx.json")));
        List<String> open = new ArrayList<>();
        List<String> answeredForNothing = new ArrayList<>();
        for (JsonNode weakness : known.path("vulnerabilities")) {
            List<String> hit = partsHit(weakness);
            boolean answered = weakness.at("/analysis/state").asString().equals("not_affected")
                    && !weakness.at("/analysis/detail").asString().isBlank();
            if (!hit.isEmpty() && !answered) {
                open.add(weakness.path("id").asString() + " in " + hit);
            }
            if (hit.isEmpty() && weakness.has("analysis")) {
                answeredForNothing.add(weakness.path("id").asString());
            }
        }
        assertThat(known.path("vulnerabilities").size()).isPositive();
        assertThat(open).isEmpty();
        assertThat(answeredForNothing)
                .as("no part has it any more, so nothing need be answered")
                .isEmpty();
    }

    private static List<String> partsHit(JsonNode weakness) {
        List<String> hit = new ArrayList<>();
        for (JsonNode affected : weakness.path("affects")) {
            for (JsonNode part : list.path("components")) {
                String name = "pkg:maven/" + part.path("group").asString() + "/"
                        + part.path("name").asString();
                String version = part.path("version").asString();
                for (JsonNode range : affected.path("versions")) {
                    if (name.equals(affected.path("ref").asString())
                            && isIn(version, range.path("range").asString())) {
                        hit.add(name + "@" + version);
                    }
                }
            }
        }
        return hit;
    }

    /** A range of the form {@code vers:maven/>=11.0.0|<11.0.25}: every bound holds. */
    private static boolean isIn(String version, String range) {
        Version own = Version.parse(version);
        return Arrays.stream(range.substring("vers:maven/".length()).split("\\|"))
                .allMatch(bound -> bound.startsWith(">=")
                        ? own.compareTo(Version.parse(bound.substring(2))) >= 0
                        : own.compareTo(Version.parse(bound.substring(1))) < 0);
    }
}
