package org.safeconduct.intake.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.intake.Messages;
import org.safeconduct.intake.Refusal;
import org.safeconduct.platform.Rejection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts something wrong into every place of a form in turn: each is read, or refused in words that repeat none of it. */
class EveryPlaceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FormReader reader = new FormReader(new DisclosureSchema());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"canary\"",
                "{\"canary\": \"canary\"}",
                "[\"canary\"]",
                "null",
                "1",
                "1e400",
                "-1",
                "true",
                "\"\"",
                "{}",
                "[]",
                "{\"absent\": \"unknown\"}",
                "{\"absent\": {\"canary\": 1}}",
                "\"\\u202Ecanary\"",
                "\"\\uD800\""
            })
    void isReadOrRefused_andQuotesNothing(String wrong) throws Exception {
        JsonNode form = JSON.readTree(Messages.bytes("/demo/charity.json"));
        List<String> bodies = new ArrayList<>();
        everyPlace(form, form, JSON.readTree(wrong), bodies);
        assertThat(bodies).hasSizeGreaterThan(50);
        for (String body : bodies) {
            Throwable thrown = catchThrowable(() -> reader.read(Messages.form(body), Messages.NOW));
            assertThat(thrown == null || thrown instanceof Rejection)
                    .as("%s", thrown)
                    .isTrue();
            if (thrown != null) {
                Refusal refusal = Refusal.of(() -> {
                    throw thrown;
                });
                assertThat(String.valueOf(refusal.rejection().pointer())).doesNotContain(Refusal.CANARY);
            }
        }
    }

    private static void everyPlace(JsonNode root, JsonNode at, JsonNode wrong, List<String> bodies) {
        if (at instanceof ObjectNode object) {
            object.set("canary", wrong);
            bodies.add(root.toString());
            object.remove("canary");
            for (Map.Entry<String, JsonNode> child : List.copyOf(object.properties())) {
                everyPlace(root, child.getValue(), wrong, bodies);
                JsonNode right = object.replace(child.getKey(), wrong);
                bodies.add(root.toString());
                object.set(child.getKey(), right);
            }
        } else if (at instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode right = array.get(i);
                everyPlace(root, right, wrong, bodies);
                array.set(i, wrong);
                bodies.add(root.toString());
                array.set(i, right);
            }
        }
    }
}
