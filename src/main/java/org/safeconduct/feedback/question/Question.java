package org.safeconduct.feedback.question;

import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.feedback.AskedQuestion;
import org.safeconduct.feedback.QuestionBody;
import org.safeconduct.identity.Caller;

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
        AskedQuestion.About about,
        QuestionBody content,
        String bodyDigest) {

    @Override
    public String toString() {
        return "Question[withheld]";
    }
}
