package org.safeconduct.handling;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What anyone may ask without logging in: what would happen, and what the outcome codes mean. Stores nothing. */
@RestController
@RequestMapping(path = "/handling/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class HandlingEndpoints {

    private final OpenQuestion question;
    private final OutcomeCatalogue outcomes;

    HandlingEndpoints(OpenQuestion question, OutcomeCatalogue outcomes) {
        this.question = question;
        this.outcomes = outcomes;
    }

    /** Facts without identities in, handling statement out, as if the disclosure came now. {@code Accept-Language} counts. */
    @PostMapping(path = "/statements", consumes = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode statement(HttpServletRequest request, Locale reader) {
        return StatementJson.write(question.answer(request, reader));
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
