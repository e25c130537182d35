package org.safeconduct.feedback.decision;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.Sha256;
import org.safeconduct.platform.StrictJson;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a handling decision: schema first, then what a schema cannot say; the first step of the route. */
@Component("decisionReader")
class DecisionReader {

    private final DecisionSchemas schemas;

    DecisionReader(DecisionSchemas schemas) {
        this.schemas = schemas;
    }

    /** @throws Rejection if it is not a decision of this recipient's form; quotes nothing of it */
    public HandlingDecision read(Submitted submitted) {
        JsonNode body = StrictJson.read(submitted.body());
        schemas.of(submitted.from()).check(body);
        return new HandlingDecision(
                submitted.caller(),
                body.path("decisionId").asString(""),
                new Reference(body.path("reference").asString("")),
                time(body, "decidedAt").orElseThrow(),
                new Disposition(submitted.from(), body.path("disposition").asString("")),
                text(body, "crimeReference"),
                time(body, "recordedAt"),
                text(body, "outcome"),
                body.path("namedPerson").asBoolean(false),
                read(body, "heldOn", LocalDate::parse),
                text(body, "reasonForSharer"),
                read(body, "victimToldOn", LocalDate::parse),
                read(body, "nextUpdateBy", LocalDate::parse),
                Sha256.hex(submitted.body()),
                (ObjectNode) body);
    }

    private static Optional<Instant> time(JsonNode body, String key) {
        return read(body, key, text -> OffsetDateTime.parse(text).toInstant());
    }

    private static Optional<String> text(JsonNode body, String key) {
        return read(body, key, Function.identity());
    }

    private static <T> Optional<T> read(JsonNode body, String key, Function<String, T> reading) {
        if (!body.path(key).isString()) {
            return Optional.empty();
        }
        try {
            return Optional.of(reading.apply(body.path(key).asString("")));
        } catch (DateTimeException e) {
            // A leap second, say: RFC 3339 allows what the calendar here does not.
            throw new Rejection(Rejection.Kind.INVALID, "This is not a time that can be read.", "/" + key);
        }
    }
}
