package org.safeconduct.api.disclosures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.safeconduct.disclosure.Json;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.Statements;
import org.safeconduct.handling.Certainty;
import org.safeconduct.handling.HandlingStatement;
import org.safeconduct.handling.HandlingStatement.Clock;
import org.safeconduct.handling.HandlingStatement.Line;
import org.safeconduct.handling.StatementChanges;
import org.safeconduct.handling.Topic;

class StatementBodyTest {

    private static final Instant SOON = Instant.parse("2026-11-23T10:00:00Z");
    private static final HandlingStatement FIRST = statement(
            SOON,
            line("R-1", Topic.RECORDING, Certainty.MAY, "They may."),
            line("V-1", Topic.REVIEW, Certainty.CANNOT_PROMISE, "Nobody can promise it."));

    private static HandlingStatement statement(Instant due, Line... lines) {
        return new HandlingStatement(
                "2026.11",
                "County Police",
                "en",
                List.of(lines),
                List.of(new Clock("crime-recorded", "crime recorded", due, "R-1")));
    }

    private static Line line(String id, Topic topic, Certainty certainty, String text) {
        return new Line(id, topic, certainty, text, List.of("wishes=unknown"), "A source", "K", false);
    }

    private static String written(int version, HandlingStatement statement, StatementChanges changes) {
        return new String(
                Json.write(StatementBody.of(
                        new Statements.Version(new Reference("SC-7Q4K-2M9T"), version, SOON, statement, changes))),
                StandardCharsets.UTF_8);
    }

    @Test
    void theFirst_isTheStatementWithItsVersion_andNoChanges() {
        assertThat(written(1, FIRST, StatementChanges.NONE))
                .startsWith(
                        "{\"rulebook\":\"2026.11\",\"force\":\"County Police\",\"language\":\"en\",\"lines\":[{\"id\":\"R-1\","
                                + "\"topic\":\"recording\",\"certainty\":\"may\",\"text\":\"They may.\","
                                + "\"because\":[\"wishes=unknown\"],\"source\":\"A source\",\"evidenceGrade\":\"K\","
                                + "\"confirmedByForce\":false,\"unconfirmed\":true}")
                .endsWith("\"version\":1,\"madeAt\":\"2026-11-23T10:00:00Z\"}");
    }

    @Test
    void changesAsJson_nameTheLines_andQuoteWhatIsNoLongerSaid() {
        HandlingStatement next = statement(
                SOON.plusSeconds(60),
                line("D-1", Topic.RECORDING, Certainty.WILL, "They recorded it."),
                line("V-1", Topic.REVIEW, Certainty.MAY, "They may."));

        assertThat(written(2, next, StatementChanges.between(FIRST, next)))
                .endsWith("\"changes\":{\"added\":[\"D-1\"],"
                        + "\"changed\":[{\"id\":\"V-1\",\"before\":\"Nobody can promise it.\"}],"
                        + "\"removed\":[{\"id\":\"R-1\",\"text\":\"They may.\"}],"
                        + "\"clocksStarted\":[{\"code\":\"crime-recorded\",\"what\":\"crime recorded\","
                        + "\"by\":\"2026-11-23T10:01:00Z\",\"line\":\"R-1\"}],"
                        + "\"clocksEnded\":[{\"code\":\"crime-recorded\",\"what\":\"crime recorded\","
                        + "\"by\":\"2026-11-23T10:00:00Z\",\"line\":\"R-1\"}]}}");
    }
}
