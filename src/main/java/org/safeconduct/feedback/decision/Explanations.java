package org.safeconduct.feedback.decision;

import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.handling.DispositionCatalogue;
import org.safeconduct.handling.OutcomeCatalogue;
import org.safeconduct.handling.Whom;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Explains a handling decision to the sharer: its disposition, and its outcome code if it has one. */
@Component
class Explanations {

    private final DispositionCatalogue dispositions;
    private final OutcomeCatalogue outcomes;

    Explanations(DispositionCatalogue dispositions, OutcomeCatalogue outcomes) {
        this.dispositions = dispositions;
        this.outcomes = outcomes;
    }

    /** One entry for each code that needs words, each with its source and grade. */
    ArrayNode of(String recipient, JsonNode decision) {
        ArrayNode explained = JsonNodeFactory.instance.arrayNode();
        Code.read(Recipient.class, recipient)
                .flatMap(
                        of -> dispositions.find(of, decision.path("disposition").asString("")))
                .ifPresent(text -> explained
                        .addObject()
                        .put("id", text.id())
                        .put("code", text.code())
                        .put("meaning", text.meaning())
                        .put("doesNotMean", text.doesNotMean())
                        .put("next", text.next())
                        .put("sharerMay", text.sharerMay())
                        .put("source", text.source())
                        .put("evidenceGrade", text.grade().name()));
        outcomes.find(decision.path("outcome").asString(""))
                .ifPresent(outcome -> explained
                        .addObject()
                        .put("id", "outcome-" + outcome.code())
                        .put("code", outcome.code())
                        .put("meaning", outcome.meaning())
                        .put("decidedBy", outcome.decidedBy())
                        .put("doesNotMean", outcome.doesNotMean())
                        .put("victim", outcome.victim())
                        .put("source", outcome.source())
                        .put("evidenceGrade", outcome.grade().name()));
        dispositions
                .investigation(decision.path("investigation").asString(""), Whom.ANYONE)
                .ifPresent(text -> explained
                        .addObject()
                        .put("id", "investigation-" + text.code())
                        .put("code", text.code())
                        .put(
                                "meaning",
                                HowFar.said(
                                        text, decision.path("reasonForSharer").asString("")))
                        .put("doesNotMean", text.doesNotMean())
                        .put("source", text.source())
                        .put("evidenceGrade", text.grade().name()));
        return explained;
    }
}
