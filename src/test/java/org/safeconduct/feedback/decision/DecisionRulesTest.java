package org.safeconduct.feedback.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.handling.OutcomeCatalogue;
import org.safeconduct.intake.Messages;
import org.safeconduct.platform.Rejection;
import org.safeconduct.rulebook.Rulebooks;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A day at the police and the MASH: received at nine, decided at ten, and it is eleven now. */
class DecisionRulesTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-20T09:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-20T11:00:00Z");
    private static final DecisionReader READER = new DecisionReader();
    private static final DecisionRules RULES = rules();

    private static DecisionRules rules() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(Rulebooks.class, Rulebooks::packaged);
            context.registerBean(Clock.class, () -> Clock.fixed(NOW, ZoneOffset.UTC));
            context.register(OutcomeCatalogue.class, DecisionRules.class);
            context.refresh();
            return context.getBean(DecisionRules.class);
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            police | "decidedAt": "2026-11-20T11:06:00Z"                                          | /decidedAt
            police | "decidedAt": "2026-11-20T08:54:00Z"                                          | /decidedAt
            police | "decidedAt": "0026-11-20T10:00:00Z"                                          | /decidedAt
            police | "decidedAt": "2026-11-20T10:00:00Z", "victimToldOn": "2026-11-21"            | /victimToldOn
            police | "decidedAt": "2026-11-20T10:00:00Z", "victimToldOn": "2026-11-19"            | /victimToldOn
            police | "decidedAt": "2026-11-20T10:00:00Z", "recordedAt": "2026-11-21T10:00:00Z"    | /recordedAt
            police | "decidedAt": "2026-11-20T10:00:00Z", "recordedAt": "2026-11-20T10:01:00Z"    | /recordedAt
            police | "decidedAt": "2026-11-20T10:00:00Z", "recordedAt": "0026-11-20T10:00:00Z"    | /recordedAt
            police | "decidedAt": "2026-11-20T10:00:00Z", "nextUpdateBy": "2026-11-19"            | /nextUpdateBy
            mash   | "decidedAt": "2026-11-20T10:00:00Z", "heldOn": "2026-11-21"                  | /heldOn
            mash   | "decidedAt": "2026-11-20T10:00:00Z", "heldOn": "2026-11-19"                  | /heldOn
            """)
    void dayThatCannotBe_isRefusedAtItsPlace(String from, String members, String pointer) {
        Rejection refused = catchThrowableOfType(Rejection.class, () -> check(from, members));

        assertThat(refused).isNotNull();
        assertThat(refused.pointer()).isEqualTo(pointer);
    }

    /** Two systems' clocks may differ, and a crime may be known from an earlier report. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            police | "decidedAt": "2026-11-20T08:56:00Z"
            police | "decidedAt": "2026-11-20T10:00:00Z", "recordedAt": "2026-11-01T10:00:00Z"
            police | "decidedAt": "2026-11-20T10:00:00Z", "victimToldOn": "2026-11-20", "nextUpdateBy": "2026-11-20"
            mash   | "decidedAt": "2026-11-20T10:00:00Z", "heldOn": "2026-11-20"
            """)
    void dayThatCanBe_isTaken(String from, String members) {
        assertThatCode(() -> check(from, members)).doesNotThrowAnyException();
    }

    @Test
    void whatIsTooOld_isSaidInWordsThatTellWhatToWrite() {
        Rejection refused =
                catchThrowableOfType(Rejection.class, () -> check("police", "\"decidedAt\": \"2026-11-19T10:00:00Z\""));

        assertThat(refused.kind()).isEqualTo(Rejection.Kind.INVALID);
        assertThat(refused.detail()).contains("Give the time at which you decided about it.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"disposition\": \"no-further-action\"",
                "\"disposition\": \"intelligence-recorded\"",
                "\"disposition\": \"crime-cancelled\"",
                "\"disposition\": \"returned-wrong-route\"",
                "\"disposition\": \"cannot-say\"",
                "\"disposition\": \"crime-recorded\", \"investigation\": \"record-only\"",
                "\"disposition\": \"crime-recorded\", \"crimeReference\": \"1\", \"outcome\": \"21\", \"namedPerson\": true"
            })
    void whatLeavesTheSharerWithNothing_saysWhy(String members) {
        String silent = "\"decidedAt\": \"2026-11-20T10:00:00Z\", " + members;

        assertThat(catchThrowableOfType(Rejection.class, () -> checkAs(Recipient.POLICE, silent))
                        .pointer())
                .isEqualTo("/reasonForSharer");
        assertThat(catchThrowableOfType(
                                Rejection.class,
                                () -> checkAs(Recipient.POLICE, silent + ", \"reasonForSharer\": \"  \""))
                        .pointer())
                .isEqualTo("/reasonForSharer");
        assertThatCode(() -> checkAs(Recipient.POLICE, silent + ", \"reasonForSharer\": \"They are a couple.\""))
                .doesNotThrowAnyException();
    }

    private static void check(String from, String members) {
        boolean police = from.equals("police");
        checkAs(
                police ? Recipient.POLICE : Recipient.MASH,
                "\"disposition\": \"%s\", %s".formatted(police ? "crime-recorded" : "discussion-held", members));
    }

    private static void checkAs(Recipient from, String members) {
        String body = """
                {"decisionId": "d", "reference": "SC-7Q4K-2M9T", %s, "decidedBy": {"role": "other"}}""".formatted(members);
        HandlingDecision decision = RULES.check(
                READER.read(new Submitted(Messages.caller("county"), from, body.getBytes(StandardCharsets.UTF_8))));
        DecisionRules.checkSince(decision, RECEIVED);
    }
}
