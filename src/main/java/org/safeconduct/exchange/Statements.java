package org.safeconduct.exchange;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.evidence.Fact;
import org.safeconduct.evidence.ReadAudit;
import org.safeconduct.handling.HandlingStatement;
import org.safeconduct.handling.StatementChanges;
import org.safeconduct.identity.Caller;
import org.safeconduct.platform.Rejection;
import org.safeconduct.sealing.vault.KeptForm;
import org.safeconduct.sealing.vault.LockedRecords;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The versions of each case's handling statement, kept locked. The first is the one in the sharer's answer. */
@Component
public class Statements {

    static final KeptForm<HandlingStatement> FORM = new KeptForm<>(HandlingStatement.class);

    private final JdbcTemplate database;
    private final Cases cases;
    private final CaseAccess caseAccess;
    private final LockedRecords locked;
    private final Evidence evidence;

    Statements(JdbcTemplate database, Cases cases, CaseAccess caseAccess, LockedRecords locked, Evidence evidence) {
        this.database = database;
        this.cases = cases;
        this.caseAccess = caseAccess;
        this.locked = locked;
        this.evidence = evidence;
    }

    /**
     * One version.
     *
     * @param number from 1
     * @param changes since the version before; none for the first
     */
    public record Version(
            Reference reference, int number, Instant madeAt, HandlingStatement statement, StatementChanges changes) {}

    /**
     * Keeps a statement as the case's next version, with evidence, in the caller's transaction and only in one. The case is
     * held until the transaction ends.
     *
     * @return the version; empty if nothing that a reader sees has changed, and then nothing is written
     * @throws org.springframework.dao.EmptyResultDataAccessException if there is no such case
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Version> add(Reference reference, HandlingStatement statement, Instant now) {
        cases.lock(reference);
        Version before = versions(reference).getLast();
        StatementChanges changes = StatementChanges.between(before.statement(), statement);
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        Version next = new Version(reference, before.number() + 1, now, statement, changes);
        database.update(
                "insert into statement (reference, version, made_at, content) values (?, ?, ?, ?)",
                reference.value(),
                next.number(),
                Timestamp.from(now),
                locked.lock(context(reference, next.number()), FORM, statement));
        Map<Fact, Object> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.STATEMENT_VERSION, next.number());
        facts.put(
                Fact.STATEMENT,
                statement.lines().stream().map(line -> line.id()).sorted().toList());
        facts.put(Fact.RULEBOOK, statement.rulebook());
        evidence.append(new EvidenceRecord(Event.EXPLAINED, now, reference, facts));
        return Optional.of(next);
    }

    /**
     * Every version of a case, oldest first. For callers inside: whose case it is has been checked.
     *
     * @throws org.springframework.dao.EmptyResultDataAccessException if there is no such case
     */
    public List<Version> versions(Reference reference) {
        List<Version> versions = new ArrayList<>();
        versions.add(database.queryForObject(
                "select received_at, answer from disclosure where reference = ?",
                (row, number) -> new Version(
                        reference,
                        1,
                        row.getTimestamp("received_at").toInstant(),
                        locked.unlock(Acceptance.context(reference), DisclosureAnswer.FORM, row.getBytes("answer"))
                                .handling(),
                        StatementChanges.NONE),
                reference.value()));
        database.query(
                "select version, made_at, content from statement where reference = ? order by version",
                row -> {
                    int number = row.getInt("version");
                    HandlingStatement statement =
                            locked.unlock(context(reference, number), FORM, row.getBytes("content"));
                    versions.add(new Version(
                            reference,
                            number,
                            row.getTimestamp("made_at").toInstant(),
                            statement,
                            StatementChanges.between(versions.getLast().statement(), statement)));
                },
                reference.value());
        return versions;
    }

    /**
     * The version that holds now, for a caller who is about to see it: that is on record first.
     *
     * @throws Rejection not found, if the caller's agency did not share a disclosure with this reference
     */
    public Version current(String reference, Caller caller) {
        if (!Reference.isReference(reference)) {
            throw unknown();
        }
        Reference known = new Reference(reference);
        if (caseAccess.open(known, caller, ReadAudit.Part.STATEMENT).isEmpty()) {
            throw unknown();
        }
        return versions(known).getLast();
    }

    private static String context(Reference reference, int version) {
        return "statement " + reference + " " + version;
    }

    static Rejection unknown() {
        return new Rejection(Rejection.Kind.NOT_FOUND, "no disclosure of yours has this reference");
    }
}
