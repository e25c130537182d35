package org.safeconduct.feedback.decision;

import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.Correlations;
import org.safeconduct.intake.RecipientAnswer;
import org.safeconduct.intake.RecipientAnswers;
import org.safeconduct.platform.MessageFlow;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Decisions that come as FHIR messages: once it is known to which disclosure one belongs, it goes the way of all others. */
@Component
class AnswersByFhir implements RecipientAnswers {

    private final Correlations correlations;
    private final MessageFlow flow;
    private final ObjectMapper json;

    AnswersByFhir(Correlations correlations, MessageFlow flow, ObjectMapper json) {
        this.correlations = correlations;
        this.flow = flow;
        this.json = json;
    }

    @Override
    public Taken take(RecipientAnswer answer) {
        Reference reference = answer.reference()
                .orElseGet(() -> correlations.find(answer.caller().agency(), answer.answered(), answer.traits()));
        ObjectNode decision = answer.decision().deepCopy().put("reference", reference.value());
        Noted noted = flow.send(
                DecisionController.ENTRY, new Submitted(answer.caller(), answer.from(), write(decision)), Noted.class);
        return new Taken(noted.reference(), noted.repeated());
    }

    private byte[] write(ObjectNode decision) {
        try {
            return json.writeValueAsBytes(decision);
        } catch (JacksonException e) {
            throw new IllegalStateException("a decision is a tree and can always be written", e);
        }
    }
}
