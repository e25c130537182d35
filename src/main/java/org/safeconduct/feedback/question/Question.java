package org.safeconduct.feedback.question;

import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.identity.Caller;
import tools.jackson.databind.node.ObjectNode;

/**
 * A recipient's question, as it came and checked against its schema.
 *
 * @param questionId the recipient's own id for it
 * @param content what the sharer sees
 * @param bodyDigest tells a repeat from another question under the same id
 */
record Question(
        Caller caller,
        Recipient from,
        String questionId,
        Reference reference,
        About about,
        ObjectNode content,
        String bodyDigest) {

    /** What it asks for. */
    enum About implements Code {
        /** More about the concern that was shared. */
        THIS_CASE,
        /** Records that the sharer's agency holds on a victim. */
        VICTIM_RECORDS,
        /** Records on anyone else, such as a witness or an alleged person. */
        OTHER_RECORDS
    }

    @Override
    public String toString() {
        return "Question[withheld]";
    }
}
