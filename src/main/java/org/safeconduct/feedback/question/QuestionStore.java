package org.safeconduct.feedback.question;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.CaseView;
import org.safeconduct.platform.Ids;
import org.safeconduct.platform.Rejection;
import org.safeconduct.sealing.vault.Vault;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The questions as rows, locked. */
@Component
class QuestionStore implements CaseView {

    private final JdbcTemplate database;
    private final Vault vault;
    private final Ids ids;
    private final ObjectMapper json;

    QuestionStore(JdbcTemplate database, Vault vault, Ids ids, ObjectMapper json) {
        this.database = database;
        this.vault = vault;
        this.ids = ids;
        this.json = json;
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
                vault.lock(context(question.reference(), id), write(question.content())));
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
    Optional<Question.About> open(Reference reference, UUID id) {
        return database
                .query(
                        "select about from question where reference = ? and id = ? and answered_at is null",
                        (row, number) -> Code.read(Question.About.class, row.getString("about"))
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

    @Override
    public void show(Reference reference, ObjectNode view) {
        view.set("questions", of(reference, Optional.empty()));
    }

    /** Those of one agency. */
    ArrayNode of(Reference reference, AgencyId agency) {
        return of(reference, Optional.of(agency));
    }

    private ArrayNode of(Reference reference, Optional<AgencyId> agency) {
        String only = agency.map(AgencyId::value).orElse("");
        List<ObjectNode> shown = database.query(
                """
                select id, recipient, about, asked_at, answered_by, content from question
                 where reference = ? and ? in ('', agency) order by asked_at, id""",
                (row, number) -> {
                    UUID id = row.getObject("id", UUID.class);
                    ObjectNode content = read(vault.unlock(context(reference, id), row.getBytes("content")));
                    Question.About about = Code.read(Question.About.class, row.getString("about"))
                            .orElseThrow();
                    ObjectNode question = json.createObjectNode();
                    question.put("id", id.toString());
                    question.put("recipient", row.getString("recipient"));
                    question.put(
                            "askedAt", row.getTimestamp("asked_at").toInstant().toString());
                    question.put("about", about.code());
                    RecordsRules.obligations(about, content).forEach(question.putArray("obligations")::add);
                    question.setAll(content);
                    Optional.ofNullable(row.getString("answered_by"))
                            .ifPresent(answer -> question.put("answeredBy", answer));
                    return question;
                },
                reference.value(),
                only);
        return json.createArrayNode().addAll(shown);
    }

    private static String context(Reference reference, UUID id) {
        return "question " + reference + " " + id;
    }

    private byte[] write(ObjectNode content) {
        try {
            return json.writeValueAsBytes(content);
        } catch (JacksonException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private ObjectNode read(byte[] content) {
        try {
            return (ObjectNode) json.readTree(content);
        } catch (JacksonException e) {
            throw new IllegalStateException("what was locked is JSON", e);
        }
    }
}
