package org.safeconduct.feedback.decision;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.handling.Certainty;
import org.safeconduct.handling.DispositionCatalogue;
import org.safeconduct.handling.HandlingStatement;
import org.safeconduct.handling.HandlingStatement.Line;
import org.safeconduct.handling.OutcomeCatalogue;
import org.safeconduct.handling.PolicePartEnded;
import org.safeconduct.handling.Topic;
import org.safeconduct.rulebook.Rulebooks;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the statement says after decisions depends on which they are, and on nothing else. */
class ExplainingTest {

    private static final Instant FIRST = Instant.parse("2026-11-16T09:00:00Z");
    private static final Explaining EXPLAINING = explaining();
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

    private static Explaining explaining() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(Rulebooks.class, Rulebooks::packaged);
            context.register(
                    DispositionCatalogue.class, OutcomeCatalogue.class, PolicePartEnded.class, Explaining.class);
            context.refresh();
            return context.getBean(Explaining.class);
        }
    }

    private static Known decision(int key, Recipient by, String disposition, String outcome, int hours) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("disposition", disposition);
        content.putObject("decidedBy").put("role", "supervisor");
        if (!outcome.isEmpty()) {
            content.put("outcome", outcome);
        }
        if (disposition.equals("discussion-held")) {
            content.put("heldOn", "2026-11-24");
        }
        Instant decided = FIRST.plusSeconds(3600L * hours);
        return new Known(String.format(Locale.ROOT, "%016x", key) + "rest", by, decided, decided, content);
    }

    @Provide
    Arbitrary<List<Known>> decisions() {
        Arbitrary<Known> police = Combinators.combine(
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
        Arbitrary<Known> mash = Combinators.combine(
                        Arbitraries.integers().between(1_000_001, 2_000_000),
                        Arbitraries.of("received", "discussion-held", "discussion-not-needed", "section-47-enquiry"),
                        Arbitraries.integers().between(0, 4))
                .as((key, disposition, hours) -> decision(key, Recipient.MASH, disposition, "", hours));
        return Arbitraries.oneOf(police, mash).list().ofMinSize(1).ofMaxSize(7).uniqueElements(Known::key);
    }

    /** One after the other, some twice, in whatever order: the same statement as if all had come at once. */
    @Property
    void sameDecisionsInAnyOrder_giveOneStatement(
            @ForAll("decisions") List<Known> decisions, @ForAll Random random, @ForAll boolean child) {
        List<Known> arriving = new ArrayList<>(decisions);
        arriving.addAll(decisions.subList(0, decisions.size() / 2));
        Collections.shuffle(arriving, random);
        Set<Known> known = new LinkedHashSet<>();
        HandlingStatement current = BEFORE;
        for (Known next : arriving) {
            known.add(next);
            current = EXPLAINING.revised(current, known, child, true, Set.of());
        }

        assertThat(current).isEqualTo(EXPLAINING.revised(BEFORE, decisions, child, true, Set.of()));
        assertThat(current.lines()).extracting(Line::id).doesNotHaveDuplicates().contains("HD-REC-01", "HD-CP-01");
    }

    @Example
    void endOfThePolicePart_saysThatChildProtectionGoesOn_onlyIfAChildIsConcerned() {
        List<Known> end = List.of(decision(1, Recipient.POLICE, "crime-recorded", "21", 1));

        assertThat(EXPLAINING.revised(BEFORE, end, true, true, Set.of()).lines())
                .filteredOn(line -> line.id().startsWith("CP-AFTER"))
                .extracting(Line::text)
                .hasSize(4)
                .anySatisfy(text -> assertThat(text).contains("Child-protection enquiries go on", "must enquire"))
                .anySatisfy(text -> assertThat(text).contains("is asked to record"));
        assertThat(EXPLAINING.revised(BEFORE, end, true, false, Set.of()).lines())
                .filteredOn(line -> line.id().startsWith("CP-AFTER"))
                .hasSize(3);
        assertThat(EXPLAINING.revised(BEFORE, end, false, false, Set.of()).lines())
                .noneMatch(line -> line.id().startsWith("CP-AFTER"));
    }

    @Example
    void chargeIsNotTheEnd_andADiscussionBeforeTheEndIsNoAnswerToIt() {
        Known charged = decision(1, Recipient.POLICE, "crime-recorded", "1", 1);
        Known held = decision(2, Recipient.MASH, "discussion-held", "", 2);
        Known ended = decision(3, Recipient.POLICE, "no-further-action", "", 3);

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
        List<Known> decisions = List.of(decision(1, Recipient.POLICE, "cannot-say", "", 1));

        assertThat(EXPLAINING.revised(BEFORE, decisions, false, false, Set.of("crime-recorded")))
                .satisfies(statement -> {
                    assertThat(statement.clocks())
                            .extracting(HandlingStatement.Clock::code)
                            .containsExactly("mash-decision");
                    assertThat(statement.lines())
                            .filteredOn(line -> line.id().startsWith("DEC-"))
                            .hasSize(2)
                            .allSatisfy(line -> assertThat(line.id()).matches("DEC-[0-9a-f]{16}(-NEXT)?"))
                            .anySatisfy(line -> {
                                assertThat(line.certainty()).isEqualTo(Certainty.CANNOT_PROMISE);
                                assertThat(line.text())
                                        .contains("(supervisor), 16 November 2026", "can be the right answer");
                            });
                });
    }
}
