package org.safeconduct.handling;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.safeconduct.platform.Rejection;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What anyone may ask without logging in: what would happen, and what the outcome codes mean. Stores nothing. */
@RestController
@RequestMapping(path = "/handling/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class HandlingEndpoints {

    private static final int MOST_BYTES = 64 * 1024;

    private final Handling handling;
    private final OutcomeCatalogue outcomes;
    private final Clock clock;

    HandlingEndpoints(Handling handling, OutcomeCatalogue outcomes, Clock clock) {
        this.handling = handling;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** Facts without identities in, handling statement out, as if the disclosure came now. {@code Accept-Language} counts. */
    @PostMapping(path = "/statements", consumes = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode statement(HttpServletRequest request, Locale reader) throws IOException {
        // One byte more than is allowed tells a body that is too large, whatever length it claims.
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new Rejection(Rejection.Kind.TOO_LARGE, "the body is larger than 64 KB");
        }
        Instant now = clock.instant();
        HandlingFacts facts = FactsReader.read(body, LocalDate.ofInstant(now, Deadline.LONDON));
        return StatementJson.write(handling.statement(facts, now, reader));
    }

    @GetMapping("/outcomes")
    ObjectNode outcomes() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("outcomes");
        outcomes.all().forEach(outcome -> {
            ObjectNode entry = list.addObject()
                    .put("code", outcome.code())
                    .put("meaning", outcome.meaning())
                    .put("decidedBy", outcome.decidedBy())
                    .put("namedPerson", outcome.namedPerson().code())
                    .put("victim", outcome.victim())
                    .put("doesNotMean", outcome.doesNotMean())
                    .put("source", outcome.source())
                    .put("evidenceGrade", outcome.grade().name());
            outcome.effectiveFrom().ifPresent(day -> entry.put("effectiveFrom", day.toString()));
            outcome.effectiveTo().ifPresent(day -> entry.put("effectiveTo", day.toString()));
        });
        return json;
    }
}
