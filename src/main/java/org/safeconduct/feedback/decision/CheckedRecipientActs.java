package org.safeconduct.feedback.decision;

import java.util.List;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.feedback.RecipientActs;
import org.safeconduct.feedback.clock.ClockViews;
import org.safeconduct.feedback.question.AskedQuestions;
import org.safeconduct.identity.Caller;
import org.safeconduct.platform.MessageFlow;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;

/** Sends each act the way that it goes when a recipient's system calls. */
@Component
class CheckedRecipientActs implements RecipientActs {

    private final MessageFlow flow;
    private final DecisionReader reader;
    private final DecisionRules rules;
    private final Decisions decisions;
    private final DecisionStore store;
    private final OthersDecisions others;
    private final AskedQuestions questions;
    private final ClockViews clocks;

    CheckedRecipientActs(
            MessageFlow flow,
            DecisionReader reader,
            DecisionRules rules,
            Decisions decisions,
            DecisionStore store,
            OthersDecisions others,
            AskedQuestions questions,
            ClockViews clocks) {
        this.flow = flow;
        this.reader = reader;
        this.rules = rules;
        this.decisions = decisions;
        this.store = store;
        this.others = others;
        this.questions = questions;
        this.clocks = clocks;
    }

    @Override
    public void decide(Recipient from, byte[] body, Caller caller) {
        flow.send(DecisionController.ENTRY, new Submitted(caller, from, body), Noted.class);
    }

    @Override
    public Preview preview(Recipient from, byte[] body, Caller caller) {
        return decisions.preview(rules.check(reader.read(new Submitted(caller, from, body))));
    }

    @Override
    public void ask(Recipient from, byte[] body, Caller caller) {
        questions.ask(body, from, caller);
    }

    @Override
    public ArrayNode decided(Reference reference, Caller caller) {
        return store.of(reference, caller.agency());
    }

    @Override
    public ArrayNode decidedByOthers(List<Reference> parts, Caller caller) {
        return others.of(parts, caller.agency());
    }

    @Override
    public ArrayNode owed(List<Reference> parts, Caller caller) {
        return clocks.owedBy(caller.agency(), parts);
    }

    @Override
    public ArrayNode asked(Reference reference, Caller caller) {
        return questions.of(reference, caller.agency());
    }
}
