package org.safeconduct.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.safeconduct.disclosure.Category;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.HowKnown;
import org.safeconduct.disclosure.Tri;
import org.safeconduct.handling.HandlingFacts;
import org.safeconduct.pages.form.Field;
import org.safeconduct.pages.form.Form;
import org.safeconduct.pages.form.TestForms;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class WhatHappensFormTest {

    private final WhatHappensForm questions = new WhatHappensForm(TestForms.forms());

    @Test
    void whatIsChosenAtFirst_isWhatIsNotKnown_andBothRecipients() {
        Form fresh = questions.fresh();

        assertThat(fresh.typed("relationship")).isEqualTo("unknown");
        assertThat(fresh.texts("recipients")).containsExactly("police", "mash");
        assertThat(fresh.fields()).noneMatch(Field::isWrong);
    }

    @Test
    void answersBecomeFacts_andWhatIsNotKnownIsNone() {
        Form form = questions.read(whole("neglect"));
        assertThat(form.fields()).extracting(Field::error).containsOnly("");
        HandlingFacts facts = WhatHappensForm.facts(form.answers());

        assertThat(facts.professional()).isTrue();
        assertThat(facts.categories()).isEqualTo(Set.of(Category.NEGLECT));
        assertThat(facts.immediateDanger()).isEqualTo(Tri.UNKNOWN);
        assertThat(facts.inform()).contains(Consent.Inform.WILL_TELL);
        assertThat(facts.known()).isEmpty();
        assertThat(facts.mash()).isEqualTo(HandlingFacts.Route.DOES_NOT_RECEIVE);
    }

    @Test
    void tooMuchAtOnce_isRefusedAtTheQuestion() {
        MultiValueMap<String, String> given =
                whole(Stream.of(Category.values()).map(Code::code).toArray(String[]::new));
        given.put(
                "subjects",
                Stream.of(HandlingFacts.AtRisk.values()).map(Code::code).toList());

        assertThat(questions.read(given).fields())
                .filteredOn(Field::isWrong)
                .extracting(Field::error)
                .containsExactly("Choose fewer people or worries at once");
    }

    @Test
    void listsThatLackAWordForNotKnown_offerItBesidesTheirOwn() {
        assertThat(codes("known"))
                .containsExactlyElementsOf(Stream.concat(Stream.of(HowKnown.values()), Stream.of(Tri.UNKNOWN))
                        .map(Code::code)
                        .toList());
        assertThat(codes("inform"))
                .containsExactlyElementsOf(Stream.concat(Stream.of(Consent.Inform.values()), Stream.of(Tri.UNKNOWN))
                        .map(Code::code)
                        .toList());
    }

    private static List<String> codes(String name) {
        return WhatHappensForm.QUESTIONS.stream()
                .filter(question -> question.name().equals(name))
                .flatMap(question -> question.choices().stream())
                .map(Field.Choice::value)
                .toList();
    }

    private static MultiValueMap<String, String> whole(String... categories) {
        MultiValueMap<String, String> given = new LinkedMultiValueMap<>(Map.of(
                "nation", List.of("wales"),
                "professional", List.of("yes"),
                "role", List.of("nurse"),
                "recipients", List.of("police"),
                "subjects", List.of(HandlingFacts.AtRisk.values()[0].code()),
                "known", List.of("unknown"),
                "inform", List.of("will-tell")));
        given.put("categories", List.of(categories));
        return given;
    }
}
