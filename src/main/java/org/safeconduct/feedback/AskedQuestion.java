package org.safeconduct.feedback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;

/**
 * A recipient's question, as the sharer reads it.
 *
 * @param id under which the sharer answers
 * @param obligations what an answer needs besides consent and purpose
 * @param answeredBy the part that answers; empty while nobody has
 */
public record AskedQuestion(
        UUID id,
        Recipient recipient,
        Instant askedAt,
        About about,
        List<Obligation> obligations,
        QuestionBody said,
        Optional<Reference> answeredBy) {

    public AskedQuestion {
        obligations = List.copyOf(obligations);
    }

    /** What it asks for. */
    public enum About implements Code {
        /** More about the concern that was shared. */
        THIS_CASE,
        /** Records that the sharer's agency holds on a victim. */
        VICTIM_RECORDS,
        /** Records on anyone else, such as a witness or an alleged person. */
        OTHER_RECORDS
    }

    /** What an answer needs. */
    public enum Obligation implements Code {
        CALDICOTT,
        SECOND_APPROVER
    }

    @Override
    public String toString() {
        return "AskedQuestion[withheld]";
    }
}
