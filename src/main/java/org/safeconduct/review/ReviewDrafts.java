package org.safeconduct.review;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.sealing.vault.LockedRecords;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What reviewers have written and not yet decided: kept locked, each reviewer's own. */
@Component
class ReviewDrafts {

    private final JdbcTemplate database;
    private final LockedRecords locked;
    private final Clock clock;

    ReviewDrafts(JdbcTemplate database, LockedRecords locked, Clock clock) {
        this.database = database;
        this.locked = locked;
        this.clock = clock;
    }

    void keep(Reference reference, String reviewer, ReviewDecisionDraft form) {
        database.update(
                """
                insert into review_draft (reference, reviewer, updated_at, content) values (?, ?, ?, ?)
                on conflict (reference, reviewer) do update
                   set updated_at = excluded.updated_at, content = excluded.content""",
                reference.value(),
                reviewer,
                Timestamp.from(clock.instant()),
                locked.lock(context(reference, reviewer), ReviewDecisionDraft.FORM, form));
    }

    Optional<ReviewDecisionDraft> find(Reference reference, String reviewer) {
        return database
                .queryForList(
                        "select content from review_draft where reference = ? and reviewer = ?",
                        byte[].class,
                        reference.value(),
                        reviewer)
                .stream()
                .findFirst()
                .map(content -> locked.unlock(context(reference, reviewer), ReviewDecisionDraft.FORM, content));
    }

    void discard(Reference reference, String reviewer) {
        database.update("delete from review_draft where reference = ? and reviewer = ?", reference.value(), reviewer);
    }

    /** Those of cases on which nobody can decide any more. */
    void discardThoseOver() {
        database.update("""
                delete from review_draft where reference in (
                    select reference from review where state not in ('waiting', 'second') or withdrawn)""");
    }

    private static String context(Reference reference, String reviewer) {
        return "review draft " + reference + " " + reviewer;
    }
}
