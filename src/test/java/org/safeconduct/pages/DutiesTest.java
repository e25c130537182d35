package org.safeconduct.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.safeconduct.sharing.Obligation;
import org.springframework.context.support.ResourceBundleMessageSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class DutiesTest {

    private final Words words = new Words(messages());

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        return messages;
    }

    private static JsonNode answer(String police, String mash) throws Exception {
        return new ObjectMapper().readTree("""
                {"decisions": [{"recipient": "police", "obligations": [%s]}, {"recipient": "mash", "obligations": [%s]}]}
                """.formatted(police, mash));
    }

    @Test
    void sayADutyOnce_howeverManyRecipientsThereAre() throws Exception {
        Duties duties =
                Duties.of(answer("\"record-rationale\", \"minimise\"", "\"record-rationale\", \"call-999\""), words);

        assertThat(duties.toDo()).containsExactly("Write down why you shared it.", "Call 999.");
        assertThat(duties.telling()).isEmpty();
    }

    @Test
    void sayNotToTell_whenOneRecipientsReasonSaysSo_andNeverBoth() throws Exception {
        Duties duties = Duties.of(answer("\"inform-subject\"", "\"do-not-inform-subject\""), words);

        assertThat(duties.toDo()).isEmpty();
        assertThat(duties.telling())
                .singleElement()
                .asString()
                .startsWith("Do not tell the person at risk or the family");
    }

    @Test
    void haveWordsForEachObligation() {
        assertThat(Stream.of(Obligation.values()))
                .allSatisfy(duty -> assertThat(words.of("share.obligation", duty, Locale.ENGLISH))
                        .endsWith(".")
                        .doesNotContain("limb"));
    }
}
