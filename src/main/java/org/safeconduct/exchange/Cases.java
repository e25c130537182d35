package org.safeconduct.exchange;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Harm;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.disclosure.Status;
import org.safeconduct.sharing.Decided;
import org.safeconduct.sharing.Obligation;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where disclosures stand. Changes happen only in the transaction of their cause. */
@Component
public class Cases {

    private final JdbcTemplate database;
    private final InReview inReview;
    private final ApplicationEventPublisher events;

    Cases(JdbcTemplate database, InReview inReview, ApplicationEventPublisher events) {
        this.events = events;
        this.database = database;
        this.inReview = inReview;
    }

    /**
     * Holds a disclosure until the transaction ends, so that changes to it come one after the other; of a further part its
     * case as well, and first, as whoever changes the whole case does.
     *
     * @return the case: of a further part the one that it is of
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Reference lock(Reference reference) {
        return database.queryForList("""
                        select reference from disclosure
                         where reference = ? or reference = (select part_of from disclosure where reference = ?)
                         order by part_of nulls first for update""", String.class, reference.value(), reference.value()).stream()
                .findFirst()
                .map(Reference::new)
                .orElse(reference);
    }

    /**
     * Each recipient has receipted. A case of which a part still waits for a reviewer is not delivered. The caller holds the
     * case, as whoever decides a review does.
     *
     * @return whether that is news
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean delivered(Reference reference) {
        return !inReview.waits(reference) && set(reference, Status.DELIVERED);
    }

    /**
     * A delivery was given up.
     *
     * @return whether that is news
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean returned(Reference reference) {
        return set(reference, Status.RETURNED);
    }

    /** The sharer took it back, with every further part of it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdrawn(Reference reference) {
        events.publishEvent(new CaseWithdrawn(database
                .queryForList(
                        "update disclosure set status = ? where reference = ? or part_of = ? returning reference",
                        String.class,
                        Status.WITHDRAWN.code(),
                        reference.value(),
                        reference.value())
                .stream()
                .map(Reference::new)
                .toList()));
    }

    /** A delivery that was given up goes on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void accepted(Reference reference) {
        set(reference, Status.ACCEPTED);
    }

    /** A person let more of it out, and what goes may say that somebody is in danger. */
    @Transactional(propagation = Propagation.MANDATORY)
    void goesOn(Reference reference, boolean danger) {
        database.update("update disclosure set danger = danger or ? where reference = ?", danger, reference.value());
        events.publishEvent(new CaseMoved(reference));
    }

    /** Whether somebody was in danger when this was shared. */
    public boolean inDanger(Reference reference) {
        return Boolean.TRUE.equals(database.queryForObject(
                "select danger from disclosure where reference = ?", Boolean.class, reference.value()));
    }

    /** Whether what is sent of it goes before everything else: somebody is in danger, or the harm may cost a life. */
    static boolean urgent(Decided decided) {
        return danger(decided) || decided.received().disclosure().harm() == Harm.LIFE_THREATENING;
    }

    /** Whether somebody is in danger, as whoever decided about any of its recipients saw it. */
    static boolean danger(Decided decided) {
        return decided.decisions().stream()
                .anyMatch(decision -> decision.obligations().contains(Obligation.CALL_999));
    }

    /**
     * A reviewer let nothing out: what waited for a decision alone ends, what others have received stands.
     *
     * @param othersHaveIt whether it has arrived wherever else it went: then the review was all that was still open
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void declined(Reference reference, boolean othersHaveIt) {
        database.update(
                "update disclosure set status = case when status = ? then ? else ? end where reference = ?"
                        + " and (status = ? or (status = ? and ?))",
                Status.REFERRED.code(),
                Status.REFUSED.code(),
                Status.DELIVERED.code(),
                reference.value(),
                Status.REFERRED.code(),
                Status.ACCEPTED.code(),
                othersHaveIt);
    }

    /** Where it stands. */
    public Status status(Reference reference) {
        return Code.read(
                        Status.class,
                        Objects.requireNonNull(database.queryForObject(
                                "select status from disclosure where reference = ?", String.class, reference.value())))
                .orElseThrow();
    }

    /** When it was taken in; of a further part, when the first of the case was. */
    public Instant receivedAt(Reference reference) {
        return Objects.requireNonNull(database.queryForObject("""
                        select min(c.received_at) from disclosure d
                          join disclosure c on c.reference in (d.reference, d.part_of) where d.reference = ?""", Timestamp.class, reference.value()))
                .toInstant();
    }

    /** Whether this agency shared it. */
    public boolean isOf(Reference reference, AgencyId agency) {
        return find(reference, agency).isPresent();
    }

    /** Whether it is a further part of a case, and no case itself. */
    public boolean isPart(Reference reference) {
        return Boolean.TRUE.equals(database.queryForObject(
                "select part_of is not null from disclosure where reference = ?", Boolean.class, reference.value()));
    }

    /** The agency that shared it. */
    public AgencyId sharer(Reference reference) {
        return new AgencyId(Objects.requireNonNull(database.queryForObject(
                "select agency from disclosure where reference = ?", String.class, reference.value())));
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

    /** What has been withdrawn stays so, whatever becomes of a delivery that was on its way. */
    private boolean set(Reference reference, Status status) {
        return database.update(
                        "update disclosure set status = ? where reference = ? and status not in (?, ?)",
                        status.code(),
                        reference.value(),
                        status.code(),
                        Status.WITHDRAWN.code())
                > 0;
    }
}
