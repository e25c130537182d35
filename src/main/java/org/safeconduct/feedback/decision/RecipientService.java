package org.safeconduct.feedback.decision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.safeconduct.disclosure.Json;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.Correlations;
import org.safeconduct.feedback.AskedQuestion;
import org.safeconduct.feedback.BodySchema;
import org.safeconduct.feedback.DecisionReceipt;
import org.safeconduct.feedback.DueClock;
import org.safeconduct.feedback.OtherDecision;
import org.safeconduct.feedback.RecipientActs;
import org.safeconduct.feedback.ToldDecision;
import org.safeconduct.feedback.clock.ClockViews;
import org.safeconduct.feedback.question.AskedQuestions;
import org.safeconduct.identity.Caller;
import org.safeconduct.intake.RecipientAnswer;
import org.safeconduct.platform.MessageFlow;
import org.springframework.stereotype.Component;

/** Sends each act the way that it goes when a recipient's system calls. */
@Component
class RecipientService implements RecipientActs {

    private static final String ENTRY = "direct:decision";

    private final MessageFlow flow;
    private final Correlations correlations;
    private final DecisionReader reader;
    private final DecisionRules rules;
    private final Decisions decisions;
    private final DecisionStore store;
    private final OthersDecisions others;
    private final AskedQuestions questions;
    private final ClockViews clocks;

    RecipientService(
            MessageFlow flow,
            Correlations correlations,
            DecisionReader reader,
            DecisionRules rules,
            Decisions decisions,
            DecisionStore store,
            OthersDecisions others,
            AskedQuestions questions,
            ClockViews clocks) {
        this.flow = flow;
        this.correlations = correlations;
        this.reader = reader;
        this.rules = rules;
        this.decisions = decisions;
        this.store = store;
        this.others = others;
        this.questions = questions;
        this.clocks = clocks;
    }

    @Override
    public DecisionReceipt decide(Recipient from, byte[] body, Caller caller) {
        return flow.send(ENTRY, new Submitted(caller, from, body), DecisionReceipt.class);
    }

    /** Once it is known to which disclosure it belongs, it goes the way of all others. */
    @Override
    public DecisionReceipt decide(RecipientAnswer answer) {
        Reference reference = answer.reference()
                .orElseGet(() -> correlations.find(answer.caller().agency(), answer.answered(), answer.traits()));
        Map<String, Object> decision = new LinkedHashMap<>(answer.decision());
        decision.put("reference", reference.value());
        return decide(answer.from(), Json.write(decision), answer.caller());
    }

    @Override
    public byte[] schema(Recipient of) {
        return BodySchema.decision(of).text();
    }

    @Override
    public Preview preview(Recipient from, byte[] body, Caller caller) {
        return decisions.preview(rules.check(reader.read(new Submitted(caller, from, body))));
    }

    @Override
    public Asked ask(Recipient from, byte[] body, Caller caller) {
        return questions.ask(body, from, caller);
    }

    @Override
    public List<ToldDecision> decided(Reference reference, Caller caller) {
        return store.of(reference, caller.agency());
    }

    @Override
    public List<OtherDecision> decidedByOthers(List<Reference> parts, Caller caller) {
        return others.of(parts, caller.agency());
    }

    @Override
    public List<DueClock> owed(List<Reference> parts, Caller caller) {
        return clocks.owedBy(caller.agency(), parts);
    }

    @Override
    public List<AskedQuestion> asked(Reference reference, Caller caller) {
        return questions.of(reference, caller.agency());
    }
}
