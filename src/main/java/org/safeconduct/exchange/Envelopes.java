package org.safeconduct.exchange;

import java.util.List;
import org.safeconduct.sealing.envelope.Envelope;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The envelopes as rows. */
@Component
class Envelopes {

    private final JdbcTemplate database;

    Envelopes(JdbcTemplate database) {
        this.database = database;
    }

    /** Adds rows in the caller's transaction. */
    void add(List<Envelope> envelopes) {
        database.batchUpdate("""
                insert into envelope (id, reference, recipient, use, content, digest, recipient_key)
                values (?, ?, ?, ?, ?, ?, ?)""", envelopes, Math.max(1, envelopes.size()), (statement, envelope) -> {
            statement.setObject(1, envelope.id());
            statement.setString(2, envelope.reference().value());
            statement.setString(3, envelope.to().value());
            statement.setString(4, envelope.use().name());
            statement.setBytes(5, envelope.bytes());
            statement.setString(6, envelope.digest());
            statement.setString(7, envelope.recipientKey());
        });
    }
}
