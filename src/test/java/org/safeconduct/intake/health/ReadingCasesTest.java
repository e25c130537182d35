package org.safeconduct.intake.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.intake.Finding;
import org.safeconduct.intake.Messages;
import org.safeconduct.intake.Refusal;
import org.safeconduct.intake.reading.Reading;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Cases of {@code intake/fhir/*.yaml}: what the health interface refuses, and how it reads what it takes. */
class ReadingCasesTest {

    private static final Map<String, Function<Disclosure, Object>> FACTS = Map.of(
            "informReason", disclosure -> written(disclosure.consent().informReason()),
            "kind", disclosure -> disclosure.atRisk().getFirst().judged().code(),
            "othersAtRisk", disclosure -> disclosure.othersAtRisk().code(),
            "consent", disclosure -> disclosure.consent().state().code(),
            "reason", disclosure -> written(disclosure.consent().reason()),
            "by", disclosure -> written(disclosure.consent().by()),
            "inform", disclosure -> disclosure.consent().inform().code(),
            "harm", disclosure -> disclosure.harm().code(),
            "role", disclosure -> disclosure.sharer().role().code());

    private final FhirReader reader = TestFhir.reader();

    @TestFactory
    Stream<DynamicTest> refusesAndQuotesNothing() throws Exception {
        return cases("/intake/fhir/refused.yaml", this::refuses);
    }

    @TestFactory
    Stream<DynamicTest> reads() throws Exception {
        return cases("/intake/fhir/read.yaml", this::reads);
    }

    private void refuses(JsonNode given) {
        String type = given.path("type").asString("application/fhir+xml");
        Refusal refusal = Refusal.of(() -> reader.read(Messages.fhir(type, body(given)), Messages.NOW));
        refusal.has(given.path("status").asInt(422), given.path("code").asString());
        if (given.has("pointer")) {
            refusal.at(given.path("pointer").asString());
        }
        assertThat(refusal.rejection().detail()).contains(given.path("says").asString());
    }

    private void reads(JsonNode given) {
        Reading reading = reader.read(Messages.fhirXml(body(given)), Messages.NOW);
        Disclosure disclosure = reading.disclosure();
        FACTS.forEach((fact, of) -> {
            if (given.has(fact)) {
                assertThat(of.apply(disclosure))
                        .as(fact)
                        .isEqualTo(given.path(fact).asString());
            }
        });
        if (given.has("categories")) {
            assertThat(disclosure.concern().categories())
                    .extracting(Code::code)
                    .containsExactlyInAnyOrderElementsOf(texts(given.path("categories")));
        }
        if (given.has("purposes")) {
            assertThat(disclosure.purposes())
                    .extracting(Code::code)
                    .containsExactlyInAnyOrderElementsOf(texts(given.path("purposes")));
        }
        if (given.has("findings")) {
            assertThat(reading.findings())
                    .extracting(Finding::code)
                    .containsExactlyInAnyOrderElementsOf(texts(given.path("findings")));
        }
        if (given.has("immediateDanger")) {
            assertThat(disclosure.immediateDanger())
                    .isEqualTo(given.path("immediateDanger").asBoolean());
        }
        if (given.has("doNotDisclose")) {
            assertThat(disclosure.atRisk().getFirst().home().orElseThrow().doNotDisclose())
                    .isEqualTo(given.path("doNotDisclose").asBoolean());
        }
        assertThat(disclosure.concern().narrative().toOptional().orElse(""))
                .contains(given.path("narrative").asString());
        assertThat(reading.findings().toString()).doesNotContain(Refusal.CANARY);
    }

    private static Stream<DynamicTest> cases(String resource, Consumer<JsonNode> check) throws Exception {
        JsonNode cases = new ObjectMapper(new YAMLFactory()).readTree(Messages.bytes(resource));
        return StreamSupport.stream(cases.spliterator(), false)
                .map(each -> DynamicTest.dynamicTest(each.path("case").asString(), () -> check.accept(each)));
    }

    private static String body(JsonNode given) {
        if (given.has("body")) {
            return given.path("body").asString();
        }
        String body = Messages.text("/demo/hospital.xml");
        for (JsonNode pair : given.path("replace")) {
            int at = body.indexOf(pair.path(0).asString());
            assertThat(at).as(pair.path(0).asString()).isNotNegative();
            body = body.substring(0, at)
                    + pair.path(1).asString()
                    + body.substring(at + pair.path(0).asString().length());
        }
        return body;
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static String written(Answer<? extends Code> answer) {
        return switch (answer) {
            case Answer.Known<? extends Code> known -> known.value().code();
            case Answer.Absent<? extends Code> absent -> absent.reason().code();
        };
    }
}
