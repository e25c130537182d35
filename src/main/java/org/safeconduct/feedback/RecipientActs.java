package org.safeconduct.feedback;

import java.util.List;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.Statements;
import org.safeconduct.identity.Caller;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What police and MASH do with a case; their systems and the pages come in here. Each body is JSON as the schema of its call
 * says, and the same body again has no further effect.
 *
 * <p>Every method that takes a body throws a {@link org.safeconduct.platform.Rejection} if the body does not hold or nothing of
 * the case was sent to the caller's agency; and {@link org.safeconduct.platform.Unavailable} if nothing could be stored, and
 * then nothing has happened.
 */
public interface RecipientActs {

    /** A handling decision. */
    void decide(Recipient from, byte[] body, Caller caller);

    /** What the sharer would read after this decision. Nothing is stored and nobody is told. */
    Preview preview(Recipient from, byte[] body, Caller caller);

    /** A question to the sharer. */
    void ask(Recipient from, byte[] body, Caller caller);

    /** What the caller's agency has decided, explained as the sharer reads it. */
    ArrayNode decided(Reference reference, Caller caller);

    /**
     * What the other recipients of those parts of a case have decided, the first first: who, when, and what the disposition
     * means. Nothing that anybody wrote.
     */
    ArrayNode decidedByOthers(List<Reference> parts, Caller caller);

    /** What the caller's agency owes in those parts of a case that it has, the first due first. */
    ArrayNode owed(List<Reference> parts, Caller caller);

    /** What the caller's agency has asked. */
    ArrayNode asked(Reference reference, Caller caller);

    /**
     * @param decision with its explanations
     * @param statement only what this decision changes in it: the rest is between the sharer and others
     */
    record Preview(ObjectNode decision, Statements.Version statement) {

        @Override
        public String toString() {
            return "Preview[withheld]";
        }
    }
}
