package org.safeconduct.api.handling;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.safeconduct.handling.HandlingStatement;
import org.safeconduct.handling.OpenQuestion;
import org.safeconduct.handling.Outcome;
import org.safeconduct.handling.OutcomeCatalogue;
import org.safeconduct.platform.BoundedBody;
import org.safeconduct.platform.ClientAddress;
import org.safeconduct.rulebook.RuleInfo;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What anyone may ask without logging in: what would happen, and what the outcome codes mean. Stores nothing. */
@RestController
@RequestMapping(path = "/handling/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class HandlingController {

    private static final int LARGEST_BODY = 64 * 1024;

    private final OpenQuestion question;
    private final OutcomeCatalogue outcomes;

    HandlingController(OpenQuestion question, OutcomeCatalogue outcomes) {
        this.question = question;
        this.outcomes = outcomes;
    }

    record Catalogue(List<Entry> outcomes) {}

    /** One Home Office outcome code; days are missing where they are not known. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Entry(
            String code,
            String meaning,
            String decidedBy,
            Outcome.NamedPerson namedPerson,
            String victim,
            String doesNotMean,
            String source,
            RuleInfo.Grade evidenceGrade,
            Optional<LocalDate> effectiveFrom,
            Optional<LocalDate> effectiveTo) {

        static Entry of(Outcome outcome) {
            return new Entry(
                    outcome.code(),
                    outcome.meaning(),
                    outcome.decidedBy(),
                    outcome.namedPerson(),
                    outcome.victim(),
                    outcome.doesNotMean(),
                    outcome.source(),
                    outcome.grade(),
                    outcome.effectiveFrom(),
                    outcome.effectiveTo());
        }
    }

    /** Facts without identities in, handling statement out, as if the disclosure came now. {@code Accept-Language} counts. */
    @PostMapping(path = "/statements", consumes = MediaType.APPLICATION_JSON_VALUE)
    HandlingStatement statement(HttpServletRequest request, Locale reader) {
        return question.answer(ClientAddress.of(request), () -> BoundedBody.read(request, LARGEST_BODY), reader);
    }

    @GetMapping("/outcomes")
    Catalogue outcomes() {
        return new Catalogue(outcomes.all().stream().map(Entry::of).toList());
    }
}
