package org.safeconduct.desk;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.safeconduct.delivery.Arrivals;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.EvidenceQuery;
import org.safeconduct.evidence.EvidenceSearch;
import org.safeconduct.evidence.Fact;
import org.safeconduct.evidence.ReadAudit;
import org.safeconduct.evidence.SameSubjects;
import org.safeconduct.exchange.Envelopes;
import org.safeconduct.identity.Caller;
import org.safeconduct.platform.Rejection;
import org.safeconduct.sharing.DecisionEffect;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** One case as it arrived at an agency. What was not delivered to the caller's agency does not exist for it. */
@Component
public class Inbox {

    private static final int MOST = 500;

    private final InboxList list;
    private final Looks looks;
    private final Arrivals arrivals;
    private final Envelopes envelopes;
    private final ReadAudit readAudit;
    private final EvidenceSearch evidence;
    private final SameSubjects sameSubjects;
    private final TransactionTemplate transaction;

    Inbox(
            InboxList list,
            Looks looks,
            Arrivals arrivals,
            Envelopes envelopes,
            ReadAudit readAudit,
            EvidenceSearch evidence,
            SameSubjects sameSubjects,
            TransactionTemplate transaction) {
        this.list = list;
        this.looks = looks;
        this.arrivals = arrivals;
        this.envelopes = envelopes;
        this.readAudit = readAudit;
        this.evidence = evidence;
        this.sameSubjects = sameSubjects;
        this.transaction = transaction;
    }

    /**
     * An envelope of a case, sealed.
     *
     * @param content empty once it was deleted at the end of its time
     */
    @SuppressWarnings("ArrayRecordComponent") // ciphertext; never compared
    public record Arrived(UUID envelope, Reference reference, Instant at, String digest, byte[] content) {

        @Override
        public String toString() {
            return "Arrived[" + envelope + ", " + reference + "]";
        }
    }

    /** Another case that has to do with this one. */
    public record Related(Reference reference, Instant arrivedAt) {}

    /**
     * The case at the caller's agency; nothing is opened for it.
     *
     * @throws Rejection not found, if nothing of it was delivered there
     */
    public InboxList.Line known(String reference, Caller caller) {
        if (!Reference.isReference(reference)) {
            throw unknown();
        }
        return list.of(caller.agency(), new Reference(reference)).orElseThrow(Inbox::unknown);
    }

    /**
     * The sealed envelopes of a case, in the order in which they arrived. That the caller takes them is on record first.
     *
     * @throws org.safeconduct.platform.Unavailable if it cannot be put on record
     */
    public List<Arrived> take(InboxList.Line line, Caller caller, ReadAudit.Part how) {
        List<Arrivals.Arrival> arrived = arrivals.at(caller.agency(), line.reference());
        transaction.executeWithoutResult(status -> arrived.stream()
                .map(Arrivals.Arrival::reference)
                .distinct()
                .map(part -> readAudit.record(part, how))
                .max(Comparator.naturalOrder())
                .ifPresent(at -> looks.opened(caller.agency(), line, at)));
        Map<UUID, Envelopes.Content> contents = envelopes.contents(
                arrived.stream().map(Arrivals.Arrival::envelope).toList());
        return arrived.stream()
                .map(each -> {
                    Envelopes.Content content = Objects.requireNonNull(contents.get(each.envelope()));
                    return new Arrived(
                            each.envelope(), each.reference(), each.when(), content.digest(), content.bytes());
                })
                .toList();
    }

    /** Those parts of a case that went to the police, too, but without the address that must be kept safe. */
    public List<Reference> addressKeptFromPolice(InboxList.Line line) {
        Set<String> kept = new HashSet<>();
        evidence.find(
                        EvidenceQuery.all()
                                .ofAny(line.parts())
                                .events(Set.of(Event.DECIDED))
                                .saying(Fact.RECIPIENT, Recipient.POLICE.code())
                                .saying(Fact.EFFECT, DecisionEffect.SHARE_REDUCED.code())
                                .naming(Fact.WITHHELD, Sensitivity.DO_NOT_DISCLOSE_ADDRESS.code()),
                        MOST)
                .forEach(found -> kept.add(found.reference()));
        return line.parts().stream().filter(part -> kept.contains(part.value())).toList();
    }

    /** Other cases about one of the same people, of those that were delivered to the caller's agency; the newest first. */
    public List<Related> related(InboxList.Line line, Caller caller) {
        return list.with(caller.agency(), sameSubjects.of(line.parts())).stream()
                .filter(other -> !other.reference().equals(line.reference()))
                .toList();
    }

    private static Rejection unknown() {
        return new Rejection(Rejection.Kind.NOT_FOUND, "nothing with this reference was delivered to you");
    }
}
