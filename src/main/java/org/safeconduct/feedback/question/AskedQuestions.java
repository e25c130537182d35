package org.safeconduct.feedback.question;

import java.util.List;
import java.util.Optional;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Json;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.feedback.AskedQuestion;
import org.safeconduct.feedback.BodySchema;
import org.safeconduct.feedback.QuestionBody;
import org.safeconduct.feedback.RecipientActs;
import org.safeconduct.identity.Caller;
import org.safeconduct.platform.Sha256;
import org.safeconduct.platform.StrictJson;
import org.safeconduct.platform.Unavailable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Reads a recipient's question and puts it to the sharer; systems and pages come in here. */
@Component
public class AskedQuestions {

    private final Questions questions;
    private final QuestionStore store;

    AskedQuestions(Questions questions, QuestionStore store) {
        this.questions = questions;
        this.store = store;
    }

    /**
     * The id under which the sharer answers; the same to the same question, however often it comes.
     *
     * @throws org.safeconduct.platform.Rejection if it is no question, or lacks what the law asks of one, or nothing of the
     *     case was sent to the caller's agency
     * @throws Unavailable if it could not be stored: then nothing has happened
     */
    public RecipientActs.Asked ask(byte[] bytes, Recipient from, Caller caller) {
        BodySchema.QUESTION.check(StrictJson.read(bytes));
        Written written = Json.read(bytes, Written.class);
        Questions.Result result = stored(new Question(
                caller,
                from,
                written.questionId(),
                written.reference(),
                written.about(),
                new QuestionBody(written.question(), written.answerBy(), written.request()),
                Sha256.hex(bytes)));
        // What a request lacks is thrown only here, after the transaction: that it went back stays on record.
        return result.id()
                .map(id -> new RecipientActs.Asked(id, written.reference()))
                .orElseThrow(() -> result.lack().orElseThrow());
    }

    /** What one agency has asked about a case, for itself to read again. */
    public List<AskedQuestion> of(Reference reference, AgencyId agency) {
        return store.of(reference, Optional.of(agency));
    }

    /** All that was asked about a case, for its sharer. */
    public List<AskedQuestion> of(Reference reference) {
        return store.of(reference, Optional.empty());
    }

    /** The members of the schema. */
    private record Written(
            String questionId,
            Reference reference,
            AskedQuestion.About about,
            String question,
            Optional<String> answerBy,
            Optional<QuestionBody.Request> request) {

        @Override
        public String toString() {
            return "Written[withheld]";
        }
    }

    private Questions.Result stored(Question question) {
        try {
            return questions.ask(question);
        } catch (DataAccessException | TransactionException e) {
            throw new Unavailable("the question could not be stored", e);
        }
    }
}
