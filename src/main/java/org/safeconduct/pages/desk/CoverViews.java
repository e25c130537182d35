package org.safeconduct.pages.desk;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.safeconduct.pages.Moments;
import org.safeconduct.pages.Words;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What stands around a case, in words: the agency's own clocks, decisions and questions. */
@Component
class CoverViews {

    private static final Locale READER = Locale.ENGLISH;
    private static final Set<String> SETTLED = Set.of("met", "ended");
    private static final Set<String> LATE = Set.of("missed", "escalated");

    private final Words words;
    private final Moments moments;

    CoverViews(Words words, Moments moments) {
        this.words = words;
        this.moments = moments;
    }

    /** @param source with how well it is supported */
    record Clock(String what, String by, String state, boolean late, boolean settled, String source) {}

    record Decided(String when, String reason, String record, List<Meaning> meanings) {

        @Override
        public String toString() {
            return "Decided[withheld]";
        }
    }

    /** What the sharer reads of a code, word for word as the catalogues have it. Empty parts say nothing. */
    record Meaning(String meaning, String doesNotMean, String victim, String next, String sharerMay, String source) {}

    record Asked(String when, String question, boolean answered) {

        @Override
        public String toString() {
            return "Asked[withheld]";
        }
    }

    List<Clock> clocks(JsonNode owed) {
        return each(owed, clock -> {
            String state = clock.path("state").asString("");
            return new Clock(
                    clock.path("what").asString(""),
                    moments.of(Instant.parse(clock.path("by").asString(""))),
                    words.of("desk.clock." + state, READER),
                    LATE.contains(state),
                    SETTLED.contains(state),
                    source(clock));
        });
    }

    List<Decided> decided(JsonNode decisions) {
        return each(decisions, this::decision).reversed();
    }

    Decided decision(JsonNode decision) {
        return new Decided(
                moments.of(OffsetDateTime.parse(decision.path("decidedAt").asString(""))
                        .toInstant()),
                decision.path("reasonForSharer").asString(""),
                decision.path("crimeReference").asString(""),
                each(decision.path("explained"), this::meaning));
    }

    /** What another recipient of the case decided, and when. */
    record Other(String who, String meaning, String doesNotMean) {}

    List<Other> others(JsonNode decisions) {
        return each(
                decisions,
                decision -> new Other(
                        words.of(
                                "desk.others." + decision.path("recipient").asString(""),
                                READER,
                                moments.day(
                                        Instant.parse(decision.path("decidedAt").asString("")))),
                        decision.path("meaning").asString(""),
                        decision.path("doesNotMean").asString("")));
    }

    List<Asked> asked(JsonNode questions) {
        return each(
                questions,
                question -> new Asked(
                        moments.of(Instant.parse(question.path("askedAt").asString(""))),
                        question.path("question").asString(""),
                        question.has("answeredBy")));
    }

    private Meaning meaning(JsonNode code) {
        boolean outcome = code.path("id").asString("").startsWith("outcome-");
        String meaning = code.path("meaning").asString("");
        return new Meaning(
                outcome
                        ? words.of(
                                "desk.outcome.code", READER, code.path("code").asString(""), meaning)
                        : meaning,
                code.path("doesNotMean").asString(""),
                code.path("victim").asString(""),
                code.path("next").asString(""),
                code.path("sharerMay").asString(""),
                source(code));
    }

    private String source(JsonNode of) {
        return of.path("source").asString("").isEmpty()
                ? ""
                : words.of(
                        "sent.source",
                        READER,
                        words.source(of.path("source").asString(""), READER),
                        words.of("statement.grade." + of.path("evidenceGrade").asString(""), READER));
    }

    private static <T> List<T> each(JsonNode list, Function<JsonNode, T> view) {
        return StreamSupport.stream(list.spliterator(), false).map(view).toList();
    }
}
