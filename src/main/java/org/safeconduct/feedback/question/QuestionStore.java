package org.safeconduct.feedback.question;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.feedback.AskedQuestion;
import org.safeconduct.feedback.QuestionBody;
import org.safeconduct.platform.Ids;
import org.safeconduct.platform.Rejection;
import org.safeconduct.sealing.vault.LockedRecords;
import org.safeconduct.sealing.vault.Vault;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The questions as rows, locked. */
@Component
class QuestionStore {

    private final JdbcTemplate database;
    private final Vault vault;
    private final Ids ids;
    private final LockedRecords locked;

    QuestionStore(JdbcTemplate database, Vault vault, Ids ids, LockedRecords locked) {
        this.database = database;
        this.vault = vault;
        this.ids = ids;
        this.locked = locked;
    }

    /** A row. */
    record Asked(UUID id, boolean repeated) {}

    /** Adds it in the caller's transaction, or finds the same one again. */
    Asked add(Question question, Instant now) {
        String agency = question.caller().agency().value();
        String questionKey = vault.pseudonym("question " + agency + " " + question.questionId());
        String bodyKey = vault.pseudonym("question " + question.bodyDigest());
        UUID id = ids.uuid();
        int first = database.update(
                """
                insert into question
                       (id, agency, recipient, question_key, body_key, reference, about, asked_at, content)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict on constraint question_once do nothing""",
                id,
                agency,
                question.from().code(),
                questionKey,
                bodyKey,
                question.reference().value(),
                question.about().code(),
                Timestamp.from(now),
                locked.lock(context(question.reference(), id), QuestionBody.FORM, question.content()));
        return first > 0 ? new Asked(id, false) : repeated(agency, questionKey, bodyKey);
    }

    private Asked repeated(String agency, String questionKey, String bodyKey) {
        return database.queryForObject(
                "select id, body_key from question where agency = ? and question_key = ?",
                (row, number) -> {
                    if (!row.getString("body_key").equals(bodyKey)) {
                        throw new Rejection(
                                Rejection.Kind.CONFLICT,
                                "another question came before under the same question id",
                                "/questionId");
                    }
                    return new Asked(row.getObject("id", UUID.class), true);
                },
                agency,
                questionKey);
    }

    /** What an open question of this case asks for; empty if there is none. */
    Optional<AskedQuestion.About> open(Reference reference, UUID id) {
        return database
                .query(
                        "select about from question where reference = ? and id = ? and answered_at is null",
                        (row, number) -> Code.read(AskedQuestion.About.class, row.getString("about"))
                                .orElseThrow(),
                        reference.value(),
                        id)
                .stream()
                .findFirst();
    }

    void answered(UUID id, Reference by, Instant at) {
        database.update(
                "update question set answered_at = ?, answered_by = ? where id = ?",
                Timestamp.from(at),
                by.value(),
                id);
    }

    /** Of one agency, or of all. */
    List<AskedQuestion> of(Reference reference, Optional<AgencyId> agency) {
        return database.query(
                """
                select id, recipient, about, asked_at, answered_by, content from question
                 where reference = ? and ? in ('', agency) order by asked_at, id""",
                (row, number) -> {
                    UUID id = row.getObject("id", UUID.class);
                    QuestionBody said =
                            locked.unlock(context(reference, id), QuestionBody.FORM, row.getBytes("content"));
                    AskedQuestion.About about = Code.read(AskedQuestion.About.class, row.getString("about"))
                            .orElseThrow();
                    return new AskedQuestion(
                            id,
                            Code.read(Recipient.class, row.getString("recipient"))
                                    .orElseThrow(),
                            row.getTimestamp("asked_at").toInstant(),
                            about,
                            RecordsRules.obligations(about, said),
                            said,
                            Optional.ofNullable(row.getString("answered_by")).map(Reference::new));
                },
                reference.value(),
                agency.map(AgencyId::value).orElse(""));
    }

    private static String context(Reference reference, UUID id) {
        return "question " + reference + " " + id;
    }
}
