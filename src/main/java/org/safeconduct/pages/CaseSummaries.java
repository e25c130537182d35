package org.safeconduct.pages;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.Register;
import org.safeconduct.identity.Caller;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Puts a case onto one page for its sharer. */
@Component
public class CaseSummaries {

    private static final Set<String> OVER = Set.of("met", "ended");

    private final Register register;
    private final Words words;
    private final Moments moments;

    CaseSummaries(Register register, Words words, Moments moments) {
        this.register = register;
        this.words = words;
        this.moments = moments;
    }

    /**
     * @param view what the exchange shows of the case
     * @param sent when the case came
     */
    public CaseSummary of(JsonNode view, Instant sent, Caller sharer) {
        return new CaseSummary(
                view.path("reference").asString(""),
                moments.of(sent),
                register.agency(sharer.agency()).map(Agency::name).orElse(""),
                DecisionView.of(view, words),
                Duties.of(view, words),
                due(view));
    }

    private List<String> due(JsonNode view) {
        return StreamSupport.stream(view.path("clocks").spliterator(), false)
                .filter(clock -> !OVER.contains(clock.path("state").asString("")))
                .map(clock -> words.of(
                        "case.due",
                        Locale.ENGLISH,
                        moments.of(clock.path("by").asString("")),
                        clock.path("what").asString("")))
                .toList();
    }
}
