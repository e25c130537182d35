package org.safeconduct.intake.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.safeconduct.intake.Messages;
import org.safeconduct.intake.Refusal;
import org.safeconduct.platform.Rejection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts something wrong into every place of a message in turn: each is read, or refused in words that repeat none of it. */
class EveryPlaceTest {

    private final FhirReader reader = TestFhir.reader();

    @ParameterizedTest
    @MethodSource("bodies")
    void isReadOrRefused_andQuotesNothing(String type, String body, String places, String wrong) {
        List<MatchResult> found =
                Pattern.compile(places).matcher(body).results().toList();
        assertThat(found).hasSizeGreaterThan(50);
        List<String> broken = new ArrayList<>();
        for (MatchResult place : found) {
            String changed = body.substring(0, place.start(1)) + wrong + body.substring(place.end(1));
            Throwable thrown = catchThrowable(() -> reader.read(Messages.fhir(type, changed), Messages.NOW));
            if (thrown instanceof Rejection) {
                Refusal.of(() -> {
                    throw thrown;
                });
            } else if (thrown != null) {
                broken.add(place.group() + ": " + thrown.getClass());
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void isReadOrRefused_withoutAnyOneOfItsParts() throws Exception {
        JsonNode message = new ObjectMapper()
                .readTree(TestFhir.R4
                        .newJsonParser()
                        .encodeResourceToString(
                                TestFhir.R4.newXmlParser().parseResource(Messages.text("/demo/hospital.xml"))));
        List<String> bodies = new ArrayList<>();
        withoutEachPart(message, message, bodies);
        assertThat(bodies).hasSizeGreaterThan(200);
        for (String body : bodies) {
            Throwable thrown =
                    catchThrowable(() -> reader.read(Messages.fhir("application/fhir+json", body), Messages.NOW));
            assertThat(thrown == null || thrown instanceof Rejection)
                    .as("%s", thrown)
                    .isTrue();
        }
    }

    private static void withoutEachPart(JsonNode root, JsonNode at, List<String> bodies) {
        for (JsonNode child : at) {
            withoutEachPart(root, child, bodies);
        }
        if (at instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> part : List.copyOf(object.properties())) {
                object.remove(part.getKey());
                bodies.add(root.toString());
                object.set(part.getKey(), part.getValue());
            }
        } else if (at instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode part = array.remove(i);
                bodies.add(root.toString());
                array.insert(i, part);
            }
        }
    }

    static Stream<Arguments> bodies() {
        String xml = Messages.text("/demo/hospital.xml");
        String json = TestFhir.R4
                .newJsonParser()
                .encodeResourceToString(TestFhir.R4.newXmlParser().parseResource(xml));
        String value = "value=\"([^\"]*)\"";
        return Stream.of(
                Arguments.of("application/fhir+xml", xml, value, "canary"),
                Arguments.of("application/fhir+xml", xml, value, ""),
                Arguments.of("application/fhir+xml", xml, value, "&#x202E;canary"),
                Arguments.of("application/fhir+xml", xml, "<([a-zA-Z]+) value=[^>]*/>", "canary"),
                Arguments.of("application/fhir+json", json, ":(\"[^\"]*\")", "{\"canary\":\"canary\"}"),
                Arguments.of("application/fhir+json", json, ":(\"[^\"]*\")", "[\"canary\"]"),
                Arguments.of("application/fhir+json", json, ":(\"[^\"]*\")", "1"),
                Arguments.of("application/fhir+json", json, ":(\"[^\"]*\")", "null"),
                Arguments.of("application/fhir+json", json, "(\"[^\"]*\"):", "\"canary\""));
    }
}
