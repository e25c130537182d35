package org.safeconduct.feedback.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.support.AgencySystem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What a recipient may send, and what a sharer can have explained, are the same. */
class DecisionSchemasTest {

    @ParameterizedTest
    @EnumSource(Recipient.class)
    void eachDispositionThatMayBeSentIsExplained_andNoOther(Recipient of) throws Exception {
        JsonNode schema =
                new ObjectMapper().readTree(AgencySystem.resource("feedback/" + of.code() + "-decision.schema.json"));
        JsonNode catalogue = new YAMLMapper().readTree(AgencySystem.resource("rulebook/dispositions.yaml"));

        List<String> explained = StreamSupport.stream(
                        catalogue.path("dispositions").spliterator(), false)
                .filter(entry -> entry.path("of").asString().equals(of.code()))
                .map(entry -> entry.path("code").asString())
                .toList();

        assertThat(StreamSupport.stream(
                                schema.at("/properties/disposition/enum").spliterator(), false)
                        .map(JsonNode::asString))
                .containsExactlyElementsOf(explained);
    }
}
