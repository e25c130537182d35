package org.safeconduct.feedback.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.safeconduct.disclosure.Json;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.feedback.DecisionBody;
import org.safeconduct.handling.Certainty;
import org.safeconduct.handling.DispositionCatalogue;
import org.safeconduct.handling.HandlingStatement;
import org.safeconduct.handling.HandlingStatement.Line;
import org.safeconduct.handling.Investigation;
import org.safeconduct.handling.OutcomeCatalogue;
import org.safeconduct.handling.PolicePartEnded;
import org.safeconduct.handling.Topic;
import org.safeconduct.handling.Whom;
import org.safeconduct.rulebook.Rulebooks;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.node.ObjectNode;

/** What the statement says after decisions depends on which they are, and on nothing else. */
class ExplainingTest {

    private static final Instant FIRST = Instant.parse("2026-11-16T09:00:00Z");
    private static final AnnotationConfigApplicationContext CATALOGUES = catalogues();
    private static final Explaining EXPLAINING = CATALOGUES.getBean(Explaining.class);
    private static final HandlingStatement BEFORE = new HandlingStatement(
            "2026.11",
            "County Police",
            "en",
            List.of(
                    line("HD-REC-01", Topic.RECORDING, "The police may record a crime."),
                    line("HD-CP-01", Topic.CHILD_PROTECTION, "Child protection is a separate question.")),
            List.of(
                    new HandlingStatement.Clock("crime-recorded", "crime recorded", FIRST, "HD-REC-01"),
                    new HandlingStatement.Clock("mash-decision", "MASH decides", FIRST, "HD-CP-01")));

    private static Line line(String id, Topic topic, String text) {
        return new Line(id, topic, Certainty.MAY, text, List.of(), "source", "V", false);
    }

    private static AnnotationConfigApplicationContext catalogues() {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(Rulebooks.class, Rulebooks::packaged);
        context.register(DispositionCatalogue.class, OutcomeCatalogue.class, PolicePartEnded.class, Explaining.class);
        context.refresh();
        return context;
    }

    private static DecisionBody content(String disposition, String outcome) {
        String held = disposition.equals("discussion-held") ? ", \"heldOn\": \"2026-11-24\"" : "";
        String code = outcome.isEmpty() ? "" : ", \"outcome\": \"" + outcome + "\"";
        return Json.read("""
                {"decisionId": "d", "reference": "SC-7Q4K-2M9T", "decidedAt": "2026-11-24T10:00:00Z",
                 "decidedBy": {"role": "supervisor"}, "disposition": "%s"%s%s}""".formatted(disposition, code, held).getBytes(StandardCharsets.UTF_8), DecisionBody.class);
    }

    private static RecordedDecision decision(int key, Recipient by, String disposition, String outcome, int hours) {
        Instant decided = FIRST.plusSeconds(3600L * hours);
        return new RecordedDecision(
                String.format(Locale.ROOT, "%016x", key) + "rest", by, decided, decided, content(disposition, outcome));
    }

    @Provide
    Arbitrary<List<RecordedDecision>> decisions() {
        Arbitrary<RecordedDecision> police = Combinators.combine(
                        Arbitraries.integers().between(1, 1_000_000),
                        Arbitraries.of(
                                "received",
                                "crime-recorded",
                                "intelligence-recorded",
                                "no-further-action",
                                "cannot-say"),
                        Arbitraries.of("", "1", "14", "21"),
                        // Few moments: decisions of the same instant are the hard ones.
                        Arbitraries.integers().between(0, 4))
                .as((key, disposition, outcome, hours) -> decision(
                        key,
                        Recipient.POLICE,
                        disposition,
                        disposition.equals("crime-recorded") ? outcome : "",
                        hours));
        Arbitrary<RecordedDecision> mash = Combinators.combine(
                        Arbitraries.integers().between(1_000_001, 2_000_000),
                        Arbitraries.of("received", "discussion-held", "discussion-not-needed", "section-47-enquiry"),
                        Arbitraries.integers().between(0, 4))
                .as((key, disposition, hours) -> decision(key, Recipient.MASH, disposition, "", hours));
        return Arbitraries.oneOf(police, mash).list().ofMinSize(1).ofMaxSize(7).uniqueElements(RecordedDecision::key);
    }

    /** One after the other, some twice, in whatever order: the same statement as if all had come at once. */
    @Property
    void sameDecisionsInAnyOrder_giveOneStatement(
            @ForAll("decisions") List<RecordedDecision> decisions, @ForAll Random random, @ForAll boolean child) {
        List<RecordedDecision> arriving = new ArrayList<>(decisions);
        arriving.addAll(decisions.subList(0, decisions.size() / 2));
        Collections.shuffle(arriving, random);
        Set<RecordedDecision> known = new LinkedHashSet<>();
        HandlingStatement current = BEFORE;
        for (RecordedDecision next : arriving) {
            known.add(next);
            current = EXPLAINING.revised(current, known, child, true, Set.of());
        }

        assertThat(current).isEqualTo(EXPLAINING.revised(BEFORE, decisions, child, true, Set.of()));
        assertThat(current.lines()).extracting(Line::id).doesNotHaveDuplicates().contains("HD-REC-01", "HD-CP-01");
    }

    @Example
    void endOfThePolicePart_isNotTheEndOfProtection_forAChildOrForAnAdult() {
        List<RecordedDecision> end = List.of(decision(1, Recipient.POLICE, "crime-recorded", "21", 1));

        assertThat(EXPLAINING.revised(BEFORE, end, true, true, Set.of()).lines())
                .filteredOn(line -> line.id().startsWith("CP-AFTER"))
                .extracting(Line::text)
                .hasSize(5)
                .anySatisfy(text -> assertThat(text).contains("enquiries do not end because of it", "must enquire"))
                .anySatisfy(text -> assertThat(text).contains("is asked to record"));
        assertThat(EXPLAINING.revised(BEFORE, end, true, false, Set.of()).lines())
                .filteredOn(line -> line.id().startsWith("CP-AFTER"))
                .hasSize(4);
        assertThat(EXPLAINING.revised(BEFORE, end, false, true, Set.of()).lines())
                .noneMatch(line -> line.id().startsWith("CP-AFTER"))
                .filteredOn(line -> line.id().startsWith("AD-AFTER"))
                .extracting(Line::text)
                .hasSize(3)
                .anySatisfy(text -> assertThat(text).contains("Adult safeguarding does not end because of it"));
    }

    /** Every code there is, told to the sharer of an adult and to that of a child. */
    @Example
    void noSharerOfAnAdult_readsOfAChild_andNoSharerOfAChild_ofAnAdult() {
        List<RecordedDecision> all = new ArrayList<>();
        CATALOGUES
                .getBean(DispositionCatalogue.class)
                .all()
                .forEach(text -> all.add(decision(all.size() + 1, text.of(), text.code(), "", all.size())));
        CATALOGUES
                .getBean(OutcomeCatalogue.class)
                .all()
                .forEach(outcome -> all.add(
                        decision(all.size() + 1, Recipient.POLICE, "crime-recorded", outcome.code(), all.size())));

        assertThat(EXPLAINING.revised(BEFORE, all, false, true, Set.of()).lines())
                .filteredOn(line -> line.id().startsWith("DEC-") || line.id().startsWith("AD-"))
                .hasSizeGreaterThan(80)
                .allSatisfy(line -> assertThat(line.text()).doesNotContain("the child", "Child protection", "{"))
                .anySatisfy(line -> assertThat(line.text()).contains("that the adult is safe"));
        assertThat(EXPLAINING.revised(BEFORE, all, true, true, Set.of()).lines())
                .filteredOn(line -> line.id().startsWith("DEC-"))
                .allSatisfy(line -> assertThat(line.text()).doesNotContain("the adult", "Adult safeguarding", "{"))
                .anySatisfy(line -> assertThat(line.text()).contains("that the child is safe"));
    }

    @Example
    void whatEndsThePolicePart_neverMeansThatThePersonIsSafe() {
        PolicePartEnded ended = CATALOGUES.getBean(PolicePartEnded.class);

        assertThat(CATALOGUES.getBean(OutcomeCatalogue.class).all())
                .filteredOn(outcome -> ended.endsWith("", outcome.code()))
                .hasSize(22)
                .allSatisfy(outcome -> assertThat(outcome.doesNotMean())
                        .contains("does not mean that the person at risk is safe", "does not end because of this"));
    }

    @Example
    void recordOnly_isASentence_andSaysWhetherThereIsAReason_butNeverWhichOne() {
        RecordedDecision silent = investigated(1, "record-only", "");
        RecordedDecision reasoned = investigated(2, "record-only", "Jo and Sam are a couple.");

        assertThat(said(silent))
                .contains("do not look into it further. They gave no reason here.", "that the child is safe");
        assertThat(said(reasoned))
                .contains("do not look into it further. Their reason stands with their decision.")
                .doesNotContain("Jo and Sam");
        assertThat(said(decision(3, Recipient.POLICE, "crime-recorded", "", 3))).doesNotContain("look into it further");
        RecordedDecision looking = investigated(4, "under-investigation", "");
        assertThat(said(looking))
                .contains("They are looking into it. It does not say")
                .doesNotContain("reason");
    }

    @Example
    void whatTheSharerReads_saysTheSameOfRecordOnly() {
        Investigation recordOnly = CATALOGUES
                .getBean(DispositionCatalogue.class)
                .investigation("record-only", Whom.ANYONE)
                .orElseThrow();

        assertThat(investigated(1, "record-only", "").howFar(recordOnly).meaning())
                .isEqualTo("They recorded it, and do not look into it further. They gave no reason here.");
        assertThat(investigated(2, "record-only", "Agreed at the panel.")
                        .howFar(recordOnly)
                        .meaning())
                .endsWith("Their reason stands with their decision.");
    }

    /** The same decision, with how far they look into it and why. */
    private static RecordedDecision investigated(int number, String investigation, String reason) {
        RecordedDecision decision = decision(number, Recipient.POLICE, "crime-recorded", "", number);
        ObjectNode said = (ObjectNode) Json.mapper().valueToTree(decision.content());
        said.put("investigation", investigation);
        if (!reason.isEmpty()) {
            said.put("reasonForSharer", reason);
        }
        return new RecordedDecision(
                decision.key(),
                decision.by(),
                decision.decidedAt(),
                decision.receivedAt(),
                Json.mapper().treeToValue(said, DecisionBody.class));
    }

    private static String said(RecordedDecision decision) {
        return EXPLAINING.revised(BEFORE, List.of(decision), true, true, Set.of()).lines().stream()
                .filter(line -> line.id().startsWith("DEC-") && line.topic() == Topic.OUTCOMES)
                .findFirst()
                .orElseThrow()
                .text();
    }

    @Example
    void whatTheSharerMayDo_isAdvice_andNoExpectation() {
        List<Line> lines = EXPLAINING
                .revised(BEFORE, List.of(decision(1, Recipient.MASH, "no-further-action", "", 1)), true, true, Set.of())
                .lines();

        assertThat(lines)
                .filteredOn(line -> line.id().endsWith("-MAY"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.certainty()).isEqualTo(Certainty.ADVICE);
                    assertThat(line.text()).contains("Ask why.");
                });
        assertThat(lines)
                .filteredOn(
                        line -> line.certainty() == Certainty.MAY && line.id().startsWith("DEC-"))
                .noneMatch(line -> line.text().contains("Ask"));
    }

    @Example
    void chargeIsNotTheEnd_andADiscussionBeforeTheEndIsNoAnswerToIt() {
        RecordedDecision charged = decision(1, Recipient.POLICE, "crime-recorded", "1", 1);
        RecordedDecision held = decision(2, Recipient.MASH, "discussion-held", "", 2);
        RecordedDecision ended = decision(3, Recipient.POLICE, "no-further-action", "", 3);

        assertThat(EXPLAINING
                        .revised(BEFORE, List.of(charged, held), true, true, Set.of())
                        .lines())
                .noneMatch(line -> line.id().startsWith("CP-AFTER"));
        assertThat(EXPLAINING
                        .revised(BEFORE, List.of(charged, held, ended), true, true, Set.of())
                        .lines())
                .filteredOn(line -> line.id().equals("CP-AFTER-04"))
                .singleElement()
                .satisfies(line -> assertThat(line.text()).contains("is asked to record"));
    }

    @Example
    void lineIds_sayNothingOfTheDecision_forTheyStandInEvidence() {
        List<RecordedDecision> decisions = List.of(decision(1, Recipient.POLICE, "cannot-say", "", 1));

        assertThat(EXPLAINING.revised(BEFORE, decisions, false, false, Set.of("crime-recorded")))
                .satisfies(statement -> {
                    assertThat(statement.clocks())
                            .extracting(HandlingStatement.Clock::code)
                            .containsExactly("mash-decision");
                    assertThat(statement.lines())
                            .filteredOn(line -> line.id().startsWith("DEC-"))
                            .hasSize(3)
                            .allSatisfy(line -> assertThat(line.id()).matches("DEC-[0-9a-f]{16}(-NEXT|-MAY)?"))
                            .anySatisfy(line -> {
                                assertThat(line.certainty()).isEqualTo(Certainty.CANNOT_PROMISE);
                                assertThat(line.text())
                                        .contains("(supervisor), 16 November 2026", "can be the right answer");
                            });
                });
    }
}
