package org.safeconduct.exchange;

import org.safeconduct.disclosure.Reference;
import org.safeconduct.intake.PartOf;
import org.safeconduct.intake.Protection;
import org.safeconduct.intake.Received;
import org.safeconduct.sealing.vault.Vault;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * In which cases somebody's whereabouts are protected. The gateway cannot read what it has sealed, so this is kept beside it, locked,
 * and of every case alike.
 */
@Component
class ProtectedCases {

    private static final byte[] YES = {1};
    private static final byte[] NO = {0};

    private final JdbcTemplate database;
    private final Vault vault;

    ProtectedCases(JdbcTemplate database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** Adds a row in the caller's transaction. */
    void remember(Received received) {
        Reference reference = received.reference();
        database.update(
                "insert into case_protection (reference, content) values (?, ?)",
                reference.value(),
                vault.lock(context(reference), Protection.isIn(received.disclosure()) ? YES : NO));
    }

    /** A further part with the mark that any part before it had. */
    Received kept(Received received) {
        return received.partOf().map(PartOf::of).filter(this::isProtected).isPresent()
                ? Protection.kept(received)
                : received;
    }

    private boolean isProtected(Reference of) {
        return database
                .query(
                        """
                        select p.reference, p.content from case_protection p join disclosure d on d.reference = p.reference
                         where d.reference = ? or d.part_of = ?""",
                        (row, number) -> vault.unlock(
                                context(new Reference(row.getString("reference"))), row.getBytes("content")),
                        of.value(),
                        of.value())
                .stream()
                .anyMatch(content -> content[0] == YES[0]);
    }

    private static String context(Reference reference) {
        return "protection " + reference;
    }
}
