package org.safeconduct.intake.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.intake.Finding;
import org.safeconduct.intake.Messages;
import org.safeconduct.intake.Refusal;
import org.safeconduct.platform.StrictJson;
import tools.jackson.databind.node.ObjectNode;

class UnlikelyTest {

    private final FormReader reader = new FormReader(new DisclosureSchema());
    private final ObjectNode form = (ObjectNode) StrictJson.read(Messages.text("/demo/school.json"));

    @ParameterizedTest
    @CsvSource({"2025-01-15, true", "2026-11-22, false", "2027-05-01, false", "2031-01-01, true"})
    void asksAboutAnExpectedDelivery_thatIsOverOrTooFar(String day, boolean asks) {
        subject().removeAll().put("kind", "unborn").put("expectedDelivery", day);

        assertThat(codes().contains("delivery-date-unlikely")).isEqualTo(asks);
    }

    @Test
    void asksAboutWhatHappenedBeforeBirth() {
        ((ObjectNode) form.path("concern")).put("occurredFrom", "2001-01-01");

        assertThat(codes()).contains("happened-before-birth");
    }

    @ParameterizedTest
    @CsvSource({"4, parent, true", "40, parent, false", "4, sibling, false"})
    void asksAboutAParentWhoIsAChild(int age, String relationship, boolean asks) {
        ((ObjectNode) form.path("allegedPersons").path(0)).put("ageYears", age).put("relationship", relationship);

        assertThat(codes().contains("too-young-for-a-parent")).isEqualTo(asks);
    }

    @ParameterizedTest
    @CsvSource({"2021-05-04, subject, true", "2021-05-04, parent, false", "2012-05-04, subject, false"})
    void asksAboutTheConsentOfAYoungChild(String born, String by, boolean asks) {
        subject().put("dateOfBirth", born);
        form.putObject("consent").put("state", "given").put("by", by).put("inform", "told");

        assertThat(codes().contains("consent-of-a-young-child")).isEqualTo(asks);
    }

    @Test
    void asksAboutAReviewThatIsOver_andRefusesAConsentOfTheFuture() {
        ObjectNode consent = form.putObject("consent")
                .put("state", "not-sought-risk")
                .put("inform", "do-not-inform")
                .put("reason", "risk-to-child")
                .put("informReason", "risk-to-child")
                .put("informReview", "2001-01-01");
        assertThat(codes()).contains("review-day-over");

        consent.put("on", "2099-01-01");
        Refusal.of(this::codes).has(422, "invalid").at("/consent/on");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {"{\"lines\": [\"No fixed abode\"]}", "{\"postcode\": \"zz99 3vz\"}", "{\"doNotDisclose\": true}"})
    void takesAnAddressOfWhichLittleIsKnown(String address) {
        subject().set("address", StrictJson.read(address));

        assertThat(codes()).isEmpty();
    }

    private ObjectNode subject() {
        return (ObjectNode) form.path("subjects").path(0);
    }

    private List<String> codes() {
        return reader.read(Messages.form(form.toString()), Messages.NOW).findings().stream()
                .map(Finding::code)
                .toList();
    }
}
