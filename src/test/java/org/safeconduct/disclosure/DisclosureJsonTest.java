package org.safeconduct.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class DisclosureJsonTest {

    private static final String LEAST = """
            {"messageId": "m-1", "nation": "england",
             "sharer": {"name": {"absent": "refused"}, "role": "teacher", "professional": true},
             "subjects": [{"kind": "child", "givenName": "Sam", "dateOfBirth": "2011-03-04", "nhsNumber": "9434765919"}],
             "concern": {"categories": ["neglect"], "known": "observed"},
             "immediateDanger": false,
             "consent": {"state": "refused", "by": "parent", "inform": "told", "reason": {"absent": "not-asked"}},
             "purposes": ["protect-child"], "gateway": "children-act-2004-s16LA", "recipients": ["mash"]}""";

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void fillsWhatIsMissing_withNotAskedAndUnknown() throws Exception {
        Disclosure disclosure = DisclosureJson.read(json.readTree(LEAST));

        assertThat(disclosure.harm()).isEqualTo(Harm.UNKNOWN);
        assertThat(disclosure.factors()).isEqualTo(Factors.UNKNOWN);
        assertThat(disclosure.with(PersonRole.ALLEGED)).isEmpty();
        assertThat(disclosure.sharer().name()).isEqualTo(Answer.absent(AbsentReason.REFUSED));
        assertThat(disclosure.gateway()).isEqualTo(Answer.known(StatutoryGateway.CHILDREN_ACT_2004_S16LA));
        Person subject = disclosure.atRisk().getFirst();
        assertThat(subject.name().family()).isEqualTo(Answer.notAsked());
        assertThat(subject.age().dateOfBirth()).isEqualTo(Answer.known(LocalDate.of(2011, 3, 4)));
        assertThat(subject.mentalCapacity()).isEqualTo(Answer.notAsked());
    }

    @Test
    void readsBackWhatItWrote() throws Exception {
        Disclosure disclosure = DisclosureJson.read(json.readTree(LEAST));
        JsonNode written = DisclosureJson.write(disclosure);

        assertThat(DisclosureJson.read(written)).isEqualTo(disclosure);
        assertThat(written.at("/persons/0/nhsNumber").asString()).isEqualTo("9434765919");
        assertThat(written.at("/persons/0/name").has("family"))
                .as("what was not asked is left out, and read as that")
                .isFalse();
    }

    @Test
    void quotesNothing_whenBodyIsNotADisclosure() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DisclosureJson.read(json.readTree("{\"nation\": \"canary\"}")))
                .withNoCause()
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("canary"));
    }
}
