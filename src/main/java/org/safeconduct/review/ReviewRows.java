package org.safeconduct.review;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** The reviews as rows. */
@Component
class ReviewRows {

    private static final int MOST = 500;

    private static final RowMapper<Review> REVIEW = (row, number) -> new Review(
            new Reference(row.getString("reference")),
            new AgencyId(row.getString("agency")),
            row.getString("sharer"),
            row.getString("urgency"),
            row.getTimestamp("opened_at").toInstant(),
            row.getTimestamp("due_at").toInstant(),
            Code.read(Review.State.class, row.getString("state")).orElseThrow(),
            row.getBoolean("needs_second"),
            row.getBoolean("overdue"),
            row.getBytes("content"));

    /**
     * A decision as it is kept.
     *
     * @param bodyKey keyed digest of the decision as it came
     * @param leaveOut labels, separated by spaces
     * @param reason locked
     */
    @SuppressWarnings("ArrayRecordComponent") // ciphertext; never compared
    record Made(
            int step,
            String reviewer,
            String bodyKey,
            String decision,
            String leaveOut,
            String legalBasis,
            byte[] reason) {

        @Override
        public String toString() {
            return "Made[" + step + ", withheld]";
        }
    }

    private final JdbcTemplate database;

    ReviewRows(JdbcTemplate database) {
        this.database = database;
    }

    void add(Review review) {
        database.update(
                """
                insert into review (reference, agency, sharer, urgency, opened_at, due_at, state, needs_second, content)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                review.reference().value(),
                review.agency().value(),
                review.sharer(),
                review.urgency(),
                Timestamp.from(review.openedAt()),
                Timestamp.from(review.dueAt()),
                review.state().code(),
                review.needsSecond(),
                review.content());
    }

    /** Those that wait, the most pressing first. */
    List<Review> open() {
        return database.query("""
                select * from review where state in ('waiting', 'second') and not withdrawn order by due_at limit\s""" + MOST, REVIEW);
    }

    Optional<Review> find(Reference reference) {
        return database.query("select * from review where reference = ?", REVIEW, reference.value()).stream()
                .findFirst();
    }

    /** Holds it until the transaction ends: of two reviewers who decide at once, the second sees what the first did. */
    Optional<Review> lock(Reference reference) {
        return database.query("select * from review where reference = ? for update", REVIEW, reference.value()).stream()
                .findFirst();
    }

    List<Made> decisions(Reference reference) {
        return database.query(
                "select * from review_decision where reference = ? order by step",
                (row, number) -> new Made(
                        row.getInt("step"),
                        row.getString("reviewer"),
                        row.getString("body_key"),
                        row.getString("decision"),
                        row.getString("leave_out"),
                        row.getString("legal_basis"),
                        row.getBytes("reason")),
                reference.value());
    }

    void add(Reference reference, Made made, Instant at) {
        database.update(
                """
                insert into review_decision (reference, step, reviewer, body_key, decision, leave_out, legal_basis, reason,
                                             decided_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                reference.value(),
                made.step(),
                made.reviewer(),
                made.bodyKey(),
                made.decision(),
                made.leaveOut(),
                made.legalBasis(),
                made.reason(),
                Timestamp.from(at));
    }

    void set(Reference reference, Review.State state) {
        database.update("update review set state = ? where reference = ?", state.code(), reference.value());
    }

    /** Marks those whose time is over; each is given once. */
    List<Review> overdue(Instant now) {
        return database.query("""
                update review set overdue = true
                 where not overdue and state in ('waiting', 'second') and not withdrawn and due_at < ? returning *""", REVIEW, Timestamp.from(now));
    }

    /** They wait for nobody any more, of these disclosures. */
    void withdrawn(List<Reference> references) {
        database.update("update review set withdrawn = true where reference = any (?)", (Object)
                references.stream().map(Reference::value).toArray(String[]::new));
    }
}
