package org.safeconduct.feedback.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Nation;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.feedback.ClockState;
import org.safeconduct.handling.DispositionCatalogue;
import org.safeconduct.handling.WorkingDays;
import org.safeconduct.rulebook.RulebookFault;
import org.safeconduct.rulebook.Rulebooks;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class ClockRulesTest {

    private static final Rulebooks RULEBOOKS = Rulebooks.packaged();
    private static final ClockEvents HAPPENINGS = happenings();
    private static final ClockRules RULES = new ClockRules(RULEBOOKS, HAPPENINGS);
    private static final String RULE = """
            clocks:
              - {kind: k, what: w, owner: mash, concerns: child, nation: wales, starts: ["follow-up"], met: ["mash any"],
                 length: 2 working days, remind: 3 hours, escalate: 1 working day, source: s, grade: K}
            """;

    private static ClockEvents happenings() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(Rulebooks.class, () -> RULEBOOKS);
            context.register(DispositionCatalogue.class, ClockEvents.class);
            context.refresh();
            return context.getBean(ClockEvents.class);
        }
    }

    @Test
    void hasTheClocksThatACaseNeeds() {
        assertThat(RULES.all())
                .extracting(ClockRule::kind)
                .contains(
                        "crime-recorded",
                        "mash-acknowledges",
                        "mash-decision",
                        "statutory-notification",
                        "not-telling-reviewed",
                        "strategy-discussion",
                        "conference",
                        "victim-told",
                        "victim-told-enhanced",
                        "discussion-after-police");
        assertThat(RULES.find("crime-recorded").orElseThrow().length()).isEqualTo(new ClockPeriod.Hours(24));
        assertThat(RULES.find("conference").orElseThrow().length()).isEqualTo(new ClockPeriod.Days(15));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        kind: k                | kind: fgm-known        | says what kind of harm
        owner: mash            | owner: council         | no usable owner
        concerns: child        | concerns: pets         | no usable concerns
        nation: wales          | nation: scotland       | no usable nation
        ["follow-up"]          | ["someone sneezes"]    | waits for what never happens
        ["mash any"]           | ["follow-up"], extra: 1 | not a list of clocks
        ["mash any"]           | []                     | has no met
        2 working days         | two days               | no usable length
        remind: 3 hours        | remind: 1 working day  | other than hours
        source: s,             | ''                     | has no source
        grade: K               | grade: X               | not a list of clocks
        """)
    void faultyFile_endsTheStart(String what, String by, String fault) {
        assertThatThrownBy(() -> new ClockRules(RULE.replace(what, by).getBytes(StandardCharsets.UTF_8), HAPPENINGS))
                .isInstanceOf(RulebookFault.class)
                .hasMessageContaining(fault);
    }

    @ParameterizedTest
    @CsvSource({
        // Thursday before Easter: Good Friday and Easter Monday are no working days
        "2027-03-25T12:00:00Z, RUNNING, 2027-03-31T13:00:00Z",
        "2027-03-25T12:00:00Z, REMINDED, 2027-03-31T16:00:00Z",
        "2027-03-25T12:00:00Z, MISSED, 2027-04-01T16:00:00Z",
    })
    void remindsBeforeTheEnd_andEscalatesAWorkingDayAfter(Instant started, ClockState state, Instant next) {
        ClockTimes times = new ClockTimes(WorkingDays.published());
        ClockRule rule = new ClockRules(RULE.getBytes(StandardCharsets.UTF_8), HAPPENINGS)
                .all()
                .getFirst();
        CaseClock clock = new CaseClock(
                new Reference("SC-0000-0000"),
                "k",
                new AgencyId("county-mash"),
                Optional.empty(),
                started,
                rule.length().after(started, WorkingDays.published(), Nation.WALES),
                state,
                Optional.empty());

        assertThat(times.next(clock, rule, Nation.WALES)).contains(next);
        assertThat(rule.starts()).isEqualTo(Set.of(ClockEvents.FOLLOW_UP));
    }
}
