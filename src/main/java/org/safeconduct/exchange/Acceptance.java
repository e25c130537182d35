package org.safeconduct.exchange;

import java.sql.Timestamp;
import java.util.List;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.intake.MessageId;
import org.safeconduct.intake.PartOf;
import org.safeconduct.intake.Received;
import org.safeconduct.platform.Rejection;
import org.safeconduct.sealing.envelope.Envelope;
import org.safeconduct.sealing.vault.LockedRecords;
import org.safeconduct.sealing.vault.Vault;
import org.safeconduct.sharing.Release;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The transaction that accepts a disclosure. */
@Component
class Acceptance {

    private final JdbcTemplate database;
    private final Vault vault;
    private final Evidence evidence;
    private final Dispatch dispatch;
    private final LockedRecords locked;
    private final Envelopes envelopes;
    private final ForReview forReview;
    private final Cases cases;
    private final HealthMessages healthMessages;
    private final CaseParts parts;
    private final CaseClocks clocks;
    private final Correlations correlations;
    private final ProtectedCases protectedCases;

    Acceptance(
            JdbcTemplate database,
            Vault vault,
            Evidence evidence,
            Dispatch dispatch,
            LockedRecords locked,
            Envelopes envelopes,
            ForReview forReview,
            Cases cases,
            HealthMessages healthMessages,
            CaseParts parts,
            CaseClocks clocks,
            Correlations correlations,
            ProtectedCases protectedCases) {
        this.protectedCases = protectedCases;
        this.cases = cases;
        this.healthMessages = healthMessages;
        this.parts = parts;
        this.clocks = clocks;
        this.correlations = correlations;
        this.database = database;
        this.envelopes = envelopes;
        this.forReview = forReview;
        this.vault = vault;
        this.evidence = evidence;
        this.dispatch = dispatch;
        this.locked = locked;
    }

    @Transactional
    public Reply accept(Prepared prepared) {
        Received received = prepared.sealed().explained().decided().received();
        AgencyId agency = received.caller().agency();
        String messageKey = messageKey(vault, agency, received.disclosure().messageId());
        String bodyKey = vault.pseudonym(received.bodyDigest());
        DisclosureAnswer answer = prepared.answer();

        // Held before anything is written, so that the case is not withdrawn in the same moment.
        received.partOf().ifPresent(part -> cases.lock(part.of()));
        // The unique key decides between two copies that arrive together: the second waits here for the first's commit.
        int first = database.update(
                """
                insert into disclosure
                       (reference, agency, message_key, body_key, status, received_at, answer, part_of, part_kind, danger)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict on constraint disclosure_once do nothing""",
                received.reference().value(),
                agency.value(),
                messageKey,
                bodyKey,
                answer.status().code(),
                Timestamp.from(received.receivedAt()),
                locked.lock(context(received.reference()), DisclosureAnswer.FORM, answer),
                received.partOf().map(part -> part.of().value()).orElse(null),
                received.partOf().map(part -> part.kind().code()).orElse(null),
                Cases.danger(prepared.sealed().explained().decided()));
        if (first == 0) {
            return repeated(agency, messageKey, bodyKey);
        }
        received.partOf().ifPresent(parts::check);
        protectedCases.remember(received);

        List<Envelope> envelopes = prepared.sealed().envelopes();
        this.envelopes.add(envelopes);
        evidence.append(prepared.evidence());
        dispatch.dispatch(
                received.partOf().map(PartOf::of).orElse(received.reference()),
                envelopes.stream()
                        .filter(envelope -> envelope.use() == Release.Use.ACT)
                        .toList(),
                Cases.urgent(prepared.sealed().explained().decided()));
        forReview.await(prepared);
        received.correlation().ifPresent(ids -> healthMessages.add(received.reference(), agency, ids));
        received.partOf().ifPresent(part -> parts.added(part, received, answer.status(), envelopes));
        received.correlation().ifPresent(known -> correlations.remember(received.reference(), known));
        if (received.partOf().isEmpty()) {
            clocks.begin(prepared.sealed().explained(), received.receivedAt());
        } else if (envelopes.stream().anyMatch(envelope -> envelope.use() == Release.Use.ACT)) {
            // What is due from others is due in the case, whatever is added to it.
            clocks.writtenAgain(prepared.sealed().explained(), received.receivedAt());
        }
        return new Reply(answer, false);
    }

    /** Under which the message is known; its id may say something about somebody. */
    static String messageKey(Vault vault, AgencyId agency, String messageId) {
        return vault.pseudonym(agency + " " + MessageId.compared(messageId));
    }

    /**
     * What a kept answer is bound to. It is locked because it says what kind of harm a reference is about.
     */
    static String context(Reference reference) {
        return "answer " + reference;
    }

    private Reply repeated(AgencyId agency, String messageKey, String bodyKey) {
        return database.queryForObject(
                "select reference, body_key, status, answer from disclosure where agency = ? and message_key = ?",
                (row, number) -> {
                    Reference reference = new Reference(row.getString("reference"));
                    if (!row.getString("body_key").equals(bodyKey)) {
                        throw new Rejection(
                                Rejection.Kind.CONFLICT,
                                "another message came before under the same message id; its reference is "
                                        + reference.value()
                                        + ". If this is the same message written otherwise, it was taken and nothing more is needed;"
                                        + " if not, send it under an id of its own");
                    }
                    return new Reply(
                            locked.unlock(context(reference), DisclosureAnswer.FORM, row.getBytes("answer")), true);
                },
                agency.value(),
                messageKey);
    }
}
