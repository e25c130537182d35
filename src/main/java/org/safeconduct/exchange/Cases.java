package org.safeconduct.exchange;

import java.util.List;
import java.util.Optional;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where disclosures stand. Changes happen only in the transaction of their cause. */
@Component
public class Cases {

    private final JdbcTemplate database;

    Cases(JdbcTemplate database) {
        this.database = database;
    }

    /** Holds a disclosure until the transaction ends, so that changes to it come one after the other. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(Reference reference) {
        database.queryForList(
                "select 1 from disclosure where reference = ? for update", Integer.class, reference.value());
    }

    /** Each recipient has receipted. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void delivered(Reference reference) {
        set(reference, Status.DELIVERED);
    }

    /** A delivery was given up. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void returned(Reference reference) {
        set(reference, Status.RETURNED);
    }

    /** A delivery that was given up goes on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void accepted(Reference reference) {
        set(reference, Status.ACCEPTED);
    }

    /** A reviewer let nothing out: what waited for a decision alone ends, what others have received stands. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void declined(Reference reference) {
        database.update(
                "update disclosure set status = ? where reference = ? and status = ?",
                Status.REFUSED.code(),
                reference.value(),
                Status.REFERRED.code());
    }

    /** Where it stands. */
    public Status status(Reference reference) {
        return Code.read(
                        Status.class,
                        database.queryForObject(
                                "select status from disclosure where reference = ?", String.class, reference.value()))
                .orElseThrow();
    }

    /** The status of a disclosure that this agency sent; empty for any other, whether it exists or not. */
    Optional<Stored> find(Reference reference, AgencyId agency) {
        List<Stored> found = database.query(
                "select status, answer from disclosure where reference = ? and agency = ?",
                (row, number) -> new Stored(
                        Code.read(Status.class, row.getString("status")).orElseThrow(), row.getBytes("answer")),
                reference.value(),
                agency.value());
        return found.stream().findFirst();
    }

    /** A row: its status now, and the answer the sharer got, still locked. */
    @SuppressWarnings("ArrayRecordComponent") // ciphertext; never compared
    record Stored(Status status, byte[] answer) {}

    private void set(Reference reference, Status status) {
        database.update("update disclosure set status = ? where reference = ?", status.code(), reference.value());
    }
}
