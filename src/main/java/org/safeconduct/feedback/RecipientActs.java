package org.safeconduct.feedback;

import java.util.List;
import java.util.UUID;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.Statements;
import org.safeconduct.identity.Caller;
import org.safeconduct.intake.RecipientAnswer;

/**
 * What police and MASH do with a case; their systems and the pages come in here. Each body is JSON as the schema of its call
 * says, and the same body again has no further effect.
 *
 * <p>Every method that takes a body throws a {@link org.safeconduct.platform.Rejection} if the body does not hold or nothing of
 * the case was sent to the caller's agency; and {@link org.safeconduct.platform.Unavailable} if nothing could be stored, and
 * then nothing has happened.
 */
public interface RecipientActs {

    /** A handling decision. The same one again gets the same answer. */
    DecisionReceipt decide(Recipient from, byte[] body, Caller caller);

    /** A handling decision that came as a FHIR message. */
    DecisionReceipt decide(RecipientAnswer answer);

    /** The JSON Schema of a recipient's decisions. */
    byte[] schema(Recipient of);

    /** What the sharer would read after this decision. Nothing is stored and nobody is told. */
    Preview preview(Recipient from, byte[] body, Caller caller);

    /** A question to the sharer. The same one again gets the same answer. */
    Asked ask(Recipient from, byte[] body, Caller caller);

    /** What the caller's agency has decided, explained as the sharer reads it. */
    List<ToldDecision> decided(Reference reference, Caller caller);

    /**
     * What the other recipients of those parts of a case have decided, the first first: who, when, and what the disposition
     * means. Nothing that anybody wrote.
     */
    List<OtherDecision> decidedByOthers(List<Reference> parts, Caller caller);

    /** What the caller's agency owes in those parts of a case that it has, the first due first. */
    List<DueClock> owed(List<Reference> parts, Caller caller);

    /** What the caller's agency has asked. */
    List<AskedQuestion> asked(Reference reference, Caller caller);

    /** @param question the id under which the sharer answers */
    record Asked(UUID question, Reference reference) {}

    /**
     * @param decision with its explanations
     * @param statement only what this decision changes in it: the rest is between the sharer and others
     */
    record Preview(ToldDecision decision, Statements.Version statement) {

        @Override
        public String toString() {
            return "Preview[withheld]";
        }
    }
}
