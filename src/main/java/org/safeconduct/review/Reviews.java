package org.safeconduct.review;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.safeconduct.delivery.Addressees;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.evidence.Fact;
import org.safeconduct.evidence.Pseudonyms;
import org.safeconduct.exchange.ApprovedRelease;
import org.safeconduct.exchange.CaseChanged;
import org.safeconduct.exchange.Cases;
import org.safeconduct.exchange.Envelopes;
import org.safeconduct.handling.Handling;
import org.safeconduct.identity.Caller;
import org.safeconduct.platform.Rejection;
import org.safeconduct.sealing.envelope.Sealing;
import org.safeconduct.sealing.vault.Vault;
import org.safeconduct.sharing.Decided;
import org.safeconduct.sharing.Sharing;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a reviewer sees and decides. Every decision, and every look, is on record in the transaction of its effect. */
@Component
public class Reviews {

    private final ReviewRows rows;
    private final LockedWaiting locked;
    private final LockedTexts texts;
    private final RecipientStatuses recipientStatuses;
    private final Envelopes envelopes;
    private final Addressees addressees;
    private final Sharing sharing;
    private final Handling handling;
    private final Sealing sealing;
    private final ApprovedRelease approvedRelease;
    private final Cases cases;
    private final Evidence evidence;
    private final Pseudonyms pseudonyms;
    private final Vault vault;
    private final ReviewAccess reviewAccess;
    private final Approving approving;
    private final ReviewDrafts drafts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reviews(
            ReviewRows rows,
            LockedWaiting locked,
            LockedTexts texts,
            RecipientStatuses recipientStatuses,
            Envelopes envelopes,
            Addressees addressees,
            Sharing sharing,
            Handling handling,
            Sealing sealing,
            ApprovedRelease approvedRelease,
            Cases cases,
            Evidence evidence,
            Pseudonyms pseudonyms,
            Vault vault,
            ReviewAccess reviewAccess,
            Approving approving,
            ReviewDrafts drafts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.locked = locked;
        this.texts = texts;
        this.recipientStatuses = recipientStatuses;
        this.envelopes = envelopes;
        this.addressees = addressees;
        this.sharing = sharing;
        this.handling = handling;
        this.sealing = sealing;
        this.approvedRelease = approvedRelease;
        this.cases = cases;
        this.evidence = evidence;
        this.pseudonyms = pseudonyms;
        this.vault = vault;
        this.reviewAccess = reviewAccess;
        this.approving = approving;
        this.drafts = drafts;
        this.events = events;
        this.clock = clock;
    }

    /** Those that wait for reviewers of the caller's agency, the most pressing first. */
    public List<Review> open(Caller caller) {
        return rows.open().stream()
                .filter(review -> reviewAccess.mayRead(review, caller))
                .toList();
    }

    /** Opens what waits; that it was opened, and by whom, is on record. */
    @Transactional
    public OpenedReview look(Reference reference, Caller caller) {
        Review review = rows.find(reference)
                .filter(found -> reviewAccess.mayRead(found, caller))
                .orElseThrow(Reviews::unknown);
        Waiting waiting = locked.unlock(reference, review.content());
        String reviewer = pseudonyms.actor(caller);
        record(Event.REVIEW_OPENED, clock.instant(), review, reviewer, Map.of());
        events.publishEvent(new ReviewSeen(reference));
        List<ReviewRows.Made> before = rows.decisions(reference);
        return new OpenedReview(
                review,
                waiting,
                sharing.decideAgain(waiting.received(), waiting.referred()),
                recipientStatuses.of(review, waiting),
                envelopes
                        .forReview(reference, caller.agency())
                        .map(Envelopes.Content::bytes)
                        .orElse(new byte[0]),
                before.stream().map(made -> texts.read(reference, made)).toList(),
                reviewAccess
                        .hindrance(review, reviewer, before)
                        .map(Rejection::detail)
                        .orElse(""));
    }

    /**
     * Decides, once. The same decision by the same reviewer again has no further effect.
     *
     * @throws Rejection if it is not the caller's to decide, or has been decided
     */
    @Transactional
    public Result decide(Reference reference, Caller caller, ReviewDecision ruling, byte[] body) {
        // The case before the review, as deliveries lock it.
        cases.lock(reference);
        Review review = rows.lock(reference)
                .filter(found -> reviewAccess.mayRead(found, caller))
                .orElseThrow(Reviews::unknown);
        String reviewer = pseudonyms.actor(caller);
        String bodyKey = vault.pseudonym("review " + new String(body, java.nio.charset.StandardCharsets.UTF_8));
        List<ReviewRows.Made> before = rows.decisions(reference);
        for (ReviewRows.Made made : before) {
            if (made.reviewer().equals(reviewer) && made.bodyKey().equals(bodyKey)) {
                return Result.of(reference, after(review, made.step(), made.decision()), made.leaveOut());
            }
        }
        reviewAccess.hindrance(review, reviewer, before).ifPresent(hindrance -> {
            throw hindrance;
        });

        Waiting waiting = locked.unlock(reference, review.content());
        Set<Sensitivity> leaveOut = Approving.leaveOut(ruling, before);
        int step = before.size() + 1;
        Review.State state = after(review, step, ruling.kind().code());
        Instant now = clock.instant();
        String left = codes(leaveOut);
        rows.add(
                reference,
                new ReviewRows.Made(
                        step,
                        reviewer,
                        bodyKey,
                        ruling.kind().code(),
                        left,
                        ruling.legalBasis().map(Code::code).orElse(""),
                        texts.lock(reference, step, ruling)),
                now);
        rows.set(reference, state);
        drafts.discard(reference, reviewer);
        Map<Fact, Object> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.EFFECT, ruling.kind().code());
        facts.put(Fact.WITHHELD, labels(left).stream().map(Code::code).sorted().toList());
        ruling.legalBasis().ifPresent(basis -> facts.put(Fact.GATEWAY, basis.code()));
        boolean declined = ruling.kind() == ReviewDecision.Kind.DECLINE;
        record(declined ? Event.REVIEW_DECLINED : Event.REVIEW_APPROVED, now, review, reviewer, facts);
        if (declined) {
            cases.declined(reference, addressees.haveIt(reference));
        } else {
            approve(waiting, ruling, before, leaveOut, state, now);
        }
        if (!state.open()) {
            events.publishEvent(
                    new CaseChanged(reference, new CaseChanged.Audience.Sharer(), CaseChanged.Change.REVIEWED, now));
        }
        return Result.of(reference, state, left);
    }

    private void approve(
            Waiting waiting,
            ReviewDecision ruling,
            List<ReviewRows.Made> before,
            Set<Sensitivity> leaveOut,
            Review.State state,
            Instant now) {
        // Tried at the first of two approvals too, so that nobody approves what cannot go.
        Decided decided = approving.tried(waiting, ruling, before, leaveOut);
        if (state == Review.State.APPROVED) {
            approvedRelease.send(sealing.seal(handling.explain(decided)), now);
        }
    }

    static Review.State after(Review review, int step, String decision) {
        if (decision.equals(ReviewDecision.Kind.DECLINE.code())) {
            return Review.State.DECLINED;
        }
        return review.needsSecond() && step == 1 ? Review.State.SECOND : Review.State.APPROVED;
    }

    private void record(Event event, Instant at, Review review, String reviewer, Map<Fact, Object> more) {
        Map<Fact, Object> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.AGENCY, review.agency().value());
        facts.put(Fact.ACTOR, reviewer);
        facts.putAll(more);
        evidence.append(new EvidenceRecord(event, at, review.reference(), facts));
    }

    static Set<Sensitivity> labels(String codes) {
        List<Sensitivity> labels = new ArrayList<>();
        Arrays.stream(codes.split(" "))
                .filter(code -> !code.isEmpty())
                .forEach(code -> labels.add(Code.read(Sensitivity.class, code).orElseThrow()));
        return Set.copyOf(labels);
    }

    private static String codes(Set<Sensitivity> labels) {
        return labels.stream().map(Code::code).sorted().collect(Collectors.joining(" "));
    }

    /** @throws Rejection if the text is no reference: there is no such review then */
    public static Reference known(String text) {
        if (!Reference.isReference(text)) {
            throw unknown();
        }
        return new Reference(text);
    }

    static Rejection unknown() {
        return new Rejection(Rejection.Kind.NOT_FOUND, "no review of yours has this reference");
    }

    /**
     * What a decision came to.
     *
     * @param leftOut labels that nobody gets, by code
     */
    public record Result(Reference reference, Review.State state, List<Sensitivity> leftOut) {

        private static Result of(Reference reference, Review.State state, String codes) {
            return new Result(
                    reference,
                    state,
                    labels(codes).stream()
                            .sorted(Comparator.comparing(Code::code))
                            .toList());
        }
    }
}
