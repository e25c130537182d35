package org.safeconduct.feedback.sharer;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.delivery.Withdrawing;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.disclosure.Status;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.evidence.Fact;
import org.safeconduct.evidence.Pseudonyms;
import org.safeconduct.exchange.CaseChanged;
import org.safeconduct.exchange.CaseNotices;
import org.safeconduct.exchange.Cases;
import org.safeconduct.feedback.SharerActs;
import org.safeconduct.feedback.Withdrawn;
import org.safeconduct.intake.Withdrawal;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.sealing.envelope.CaseNotice;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a case back; the one step of {@code routes/withdraw.camel.yaml}. */
@Component("withdrawals")
class Withdrawals {

    static final String KIND = "withdrawal";

    private final Acts acts;
    private final Withdrawing withdrawing;
    private final CaseNotices notices;
    private final Cases cases;
    private final Evidence evidence;
    private final Pseudonyms pseudonyms;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Withdrawals(
            Acts acts,
            Withdrawing withdrawing,
            CaseNotices notices,
            Cases cases,
            Evidence evidence,
            Pseudonyms pseudonyms,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.acts = acts;
        this.withdrawing = withdrawing;
        this.notices = notices;
        this.cases = cases;
        this.evidence = evidence;
        this.pseudonyms = pseudonyms;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * Stops what has not gone out, and tells those who may have read it.
     *
     * @throws Rejection if the case is not the caller's, or has been withdrawn already
     * @throws Unavailable if the store cannot commit: then nothing has happened
     */
    public Withdrawn.Reply take(Withdrawal withdrawal) {
        Acts.Act act = new Acts.Act(
                withdrawal.caller(), withdrawal.reference(), KIND, withdrawal.messageId(), withdrawal.bodyDigest());
        try {
            Acts.Answer<Withdrawn> answer =
                    transaction.execute(status -> acts.once(act, Withdrawn.FORM, now -> withdraw(withdrawal, now)));
            if (answer == null) {
                throw new IllegalStateException("a transaction ended without an answer");
            }
            return new Withdrawn.Reply(answer.answer(), answer.repeated());
        } catch (DataAccessException | TransactionException e) {
            throw new Unavailable("the withdrawal could not be stored", e);
        }
    }

    private Withdrawn withdraw(Withdrawal withdrawal, Instant now) {
        Reference reference = withdrawal.reference();
        if (cases.status(reference) == Status.WITHDRAWN) {
            throw new Rejection(Rejection.Kind.CONFLICT, "this case has been withdrawn before");
        }
        Withdrawing.Stopped stopped = withdrawing.stop(reference);
        cases.withdrawn(reference);
        evidence.append(new EvidenceRecord(
                Event.WITHDRAWN,
                now,
                reference,
                Map.of(
                        Fact.AGENCY, withdrawal.caller().agency().value(),
                        Fact.ACTOR, pseudonyms.actor(withdrawal.caller()),
                        Fact.KIND, withdrawal.reason().code(),
                        Fact.STOPPED, names(stopped.never()))));
        Map<String, String> said = new LinkedHashMap<>();
        said.put("reason", withdrawal.reason().code());
        withdrawal.words().ifPresent(words -> said.put("words", words));
        for (AgencyId reader : stopped.mayHaveRead()) {
            notices.send(new CaseNotice(reference, withdrawal.caller().agency(), reader, KIND, now, said));
            events.publishEvent(new CaseChanged(
                    reference, new CaseChanged.Audience.OneAgency(reader), CaseChanged.Change.WITHDRAWN, now));
        }
        return answer(reference, stopped);
    }

    private static Withdrawn answer(Reference reference, Withdrawing.Stopped stopped) {
        return new Withdrawn(
                reference,
                Status.WITHDRAWN,
                sorted(stopped.never()),
                sorted(stopped.mayHaveRead()),
                stopped.mayHaveRead().isEmpty()
                        ? "Nobody has read what you shared, and nobody will: it was stopped."
                        : "We stopped what had not gone out, and tell everyone who has or may have read it that you have "
                                + "withdrawn it. They decide what to keep under their own duties.",
                SharerActs.NOT_UNRECORDED);
    }

    private static List<AgencyId> sorted(Collection<AgencyId> agencies) {
        return agencies.stream().sorted(Comparator.comparing(AgencyId::value)).toList();
    }

    private static List<String> names(Collection<AgencyId> agencies) {
        return agencies.stream().map(AgencyId::value).sorted().toList();
    }
}
