package org.safeconduct.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.safeconduct.disclosure.Json;
import org.safeconduct.evidence.EvidenceSearch.Found;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

class WhyDecisionsTest {

    private static final Map<String, Map<String, String>> BASES = Map.of(
            "SH-13", Map.of("power", "disclosure in the public interest", "article6", "6(1)(e) public task"),
            "SH-06", Map.of("article6", "6(1)(c) legal obligation", "limb", "(a) consent cannot be given"));

    private final WhyDecisions decisions = new WhyDecisions(List.of(), BASES);

    @Test
    void laterDecision_standsInPlaceOfTheEarlier_andTheReceiptBelongsToIt() throws Exception {
        List<Why.Decision> read = decisions.of(List.of(
                record(1, "decided", "refer", "police"),
                record(2, "decided", "share", "mash"),
                record(3, "delivered", "", "mash"),
                record(4, "decided", "share", "police"),
                record(5, "delivered", "", "police")));

        assertThat(read).extracting(Why.Decision::recipient).containsExactly("police", "mash", "police");
        assertThat(read).extracting(Why.Decision::superseded).containsExactly(true, false, false);
        assertThat(read)
                .extracting(Why.Decision::receivedAt)
                .containsExactly("", "2026-11-03T10:00:00Z", "2026-11-05T10:00:00Z");
    }

    @Test
    void gate_saysOnWhatItsAnswerRests_butNotWhereTheRulesNameTwo() throws Exception {
        List<Why.Gate> gates = decisions
                .of(List.of(record(1, "decided", "share", "police")))
                .getFirst()
                .gates();

        assertThat(gates.getFirst().basis()).containsExactly("disclosure in the public interest");
        assertThat(gates.getLast().basis()).containsExactly("Why there is no consent: (a) consent cannot be given");
    }

    private static Found record(int entry, String event, String effect, String recipient) throws Exception {
        ObjectNode facts = (ObjectNode) new ObjectMapper().readTree("""
                {"at": "2026-11-0%dT10:00:00Z", "event": "%s", "effect": "%s", "recipient": "%s",
                 "gates": ["power passed SH-13", "data-protection passed SH-06 SH-13"]}""".formatted(entry, event, effect, recipient));
        return new Found(
                entry,
                new byte[0],
                new byte[0],
                facts.toString(),
                Json.mapper().convertValue(facts, new TypeReference<>() {}));
    }
}
