package org.safeconduct.feedback.decision;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Function;
import org.safeconduct.disclosure.Json;
import org.safeconduct.feedback.BodySchema;
import org.safeconduct.feedback.DecisionBody;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.Sha256;
import org.safeconduct.platform.StrictJson;
import org.springframework.stereotype.Component;

/** Reads a handling decision: schema first, then what a schema cannot say; the first step of the route. */
@Component("decisionReader")
class DecisionReader {

    /** @throws Rejection if it is not a decision of this recipient's form; quotes nothing of it */
    public HandlingDecision read(Submitted submitted) {
        BodySchema.decision(submitted.from()).check(StrictJson.read(submitted.body()));
        DecisionBody body = Json.read(submitted.body(), DecisionBody.class);
        return new HandlingDecision(
                submitted.caller(),
                body.decisionId(),
                body.reference(),
                time(body.decidedAt(), "decidedAt"),
                new Disposition(submitted.from(), body.disposition()),
                body.crimeReference(),
                body.recordedAt().map(text -> time(text, "recordedAt")),
                body.outcome(),
                body.namedPerson().orElse(false),
                body.heldOn().map(text -> day(text, "heldOn")),
                body.reasonForSharer(),
                body.victimToldOn().map(text -> day(text, "victimToldOn")),
                body.nextUpdateBy().map(text -> day(text, "nextUpdateBy")),
                Sha256.hex(submitted.body()),
                body);
    }

    private static Instant time(String text, String key) {
        return read(text, key, time -> OffsetDateTime.parse(time).toInstant());
    }

    private static LocalDate day(String text, String key) {
        return read(text, key, LocalDate::parse);
    }

    private static <T> T read(String text, String key, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (DateTimeException e) {
            // A leap second, say: RFC 3339 allows what the calendar here does not.
            throw new Rejection(Rejection.Kind.INVALID, "This is not a time that can be read.", "/" + key);
        }
    }
}
