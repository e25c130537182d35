package org.safeconduct.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.disclosure.Status;
import org.safeconduct.identity.Caller;
import org.safeconduct.sealing.vault.Vault;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What an agency has sent, as a list that says nothing of whom it is about. */
@Component
public class SentList {

    private final JdbcTemplate database;
    private final Vault vault;

    SentList(JdbcTemplate database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** One line. */
    public record Line(Reference reference, Instant receivedAt, Status status) {}

    /** The cases of the caller's agency, the newest first. Further parts of a case are shown at the case. */
    public List<Line> of(Caller caller, int skip, int most) {
        return database.query(
                """
                select reference, received_at, status from disclosure where agency = ? and part_of is null
                 order by received_at desc, reference limit ? offset ?""",
                (row, number) -> new Line(
                        new Reference(row.getString("reference")),
                        row.getTimestamp("received_at").toInstant(),
                        Code.read(Status.class, row.getString("status")).orElseThrow()),
                caller.agency().value(),
                most,
                skip);
    }

    /** What became of a message of the caller's agency; empty if none of this id was taken in. */
    public Optional<Reference> ofMessage(String messageId, Caller caller) {
        return database
                .query(
                        "select reference from disclosure where agency = ? and message_key = ?",
                        (row, number) -> new Reference(row.getString("reference")),
                        caller.agency().value(),
                        Acceptance.messageKey(vault, caller.agency(), messageId))
                .stream()
                .findFirst();
    }
}
