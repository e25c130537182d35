package org.safeconduct.feedback.decision;

import static org.safeconduct.feedback.decision.Disposition.CONFERENCE_HELD;
import static org.safeconduct.feedback.decision.Disposition.CRIME_RECORDED;
import static org.safeconduct.feedback.decision.Disposition.DISCUSSION_HELD;
import static org.safeconduct.feedback.decision.Disposition.DISCUSSION_NOT_NEEDED;
import static org.safeconduct.feedback.decision.Disposition.NO_FURTHER_POLICE_ACTION;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.safeconduct.disclosure.BritishTime;
import org.safeconduct.handling.Outcome;
import org.safeconduct.handling.OutcomeCatalogue;
import org.safeconduct.platform.Rejection;
import org.springframework.stereotype.Component;

/**
 * Refuses a decision that contradicts itself, before a sharer is told of it. Each decision is judged by itself: judged by
 * those before it, the same decisions would be taken or refused by the order in which they arrive.
 */
@Component("decisionRules")
class DecisionRules {

    /** Two systems' clocks may differ by this much. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    /** Outcome 21: further investigation is not in the public interest, and police decide that. */
    private static final String NOT_IN_THE_PUBLIC_INTEREST = "21";

    private final OutcomeCatalogue outcomes;
    private final Clock clock;

    DecisionRules(OutcomeCatalogue outcomes, Clock clock) {
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** @throws Rejection with the reason and the place */
    public HandlingDecision check(HandlingDecision decision) {
        checkTimes(decision);
        decision.outcome().ifPresent(code -> checkOutcome(decision, code));
        checkDiscussion(decision);
        checkReason(decision);
        return decision;
    }

    /**
     * Refuses what is older than the disclosure that it is about; asked only by who knows that the caller received it.
     *
     * @param received when the gateway took the disclosure in
     * @throws Rejection with the reason and the place
     */
    static void checkSince(HandlingDecision decision, Instant received) {
        if (decision.decidedAt().isBefore(received.minus(CLOCKS_DIFFER))) {
            throw invalid(
                    "The disclosure had not been received then. Give the time at which you decided about it.",
                    "/decidedAt");
        }
        LocalDate first = LocalDate.ofInstant(received, BritishTime.ZONE);
        if (decision.heldOn().filter(held -> held.isBefore(first)).isPresent()) {
            throw invalid(
                    "The disclosure had not been received on that day. Give the day on which it was talked about.",
                    "/heldOn");
        }
        if (decision.victimToldOn().filter(told -> told.isBefore(first)).isPresent()) {
            throw invalid(
                    "The disclosure had not been received on that day. Give the day on which the victim was told of "
                            + "this decision.",
                    "/victimToldOn");
        }
    }

    private void checkTimes(HandlingDecision decision) {
        if (decision.decidedAt().isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
            throw invalid("A decision cannot have been taken in the future.", "/decidedAt");
        }
        if (decision.recordedAt()
                .filter(clock.instant().plus(CLOCKS_DIFFER)::isBefore)
                .isPresent()) {
            throw invalid("A crime cannot have been recorded in the future.", "/recordedAt");
        }
        if (decision.recordedAt()
                .filter(at -> !BritishTime.knows(at.atZone(BritishTime.ZONE)))
                .isPresent()) {
            throw invalid("No crime was recorded at that time. Look at the year.", "/recordedAt");
        }
        if (decision.recordedAt().filter(decision.decidedAt()::isBefore).isPresent()) {
            throw new Rejection(
                    Rejection.Kind.OUTCOME_BEFORE_RECORDING,
                    "The decision is older than the recording of the crime it is about.",
                    "/recordedAt");
        }
        if (decision.nextUpdateBy().filter(day -> day.isBefore(day(decision))).isPresent()) {
            throw invalid("The next update cannot be due before the decision.", "/nextUpdateBy");
        }
        if (decision.heldOn().filter(held -> held.isAfter(day(decision))).isPresent()) {
            throw invalid("A discussion that is still to come has not been held.", "/heldOn");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), BritishTime.ZONE);
        if (decision.victimToldOn().filter(told -> told.isAfter(today)).isPresent()) {
            throw invalid("The victim cannot have been told on a day that is still to come.", "/victimToldOn");
        }
    }

    private void checkOutcome(HandlingDecision decision, String code) {
        Outcome outcome = outcomes.find(code)
                .filter(known -> known.inForce(day(decision)))
                .orElseThrow(() -> new Rejection(
                        Rejection.Kind.UNKNOWN_OUTCOME,
                        "This was not a Home Office outcome code on the day of the decision;"
                                + " GET /handling/v1/outcomes lists them.",
                        "/outcome"));
        Disposition disposition = decision.disposition();
        if (!disposition.equals(CRIME_RECORDED) && !disposition.equals(NO_FURTHER_POLICE_ACTION)) {
            throw new Rejection(
                    Rejection.Kind.OUTCOME_BEFORE_RECORDING,
                    "An outcome belongs to a recorded crime; this disposition does not say that one is recorded.",
                    "/disposition");
        }
        if (decision.crimeReference().isEmpty()) {
            throw new Rejection(
                    Rejection.Kind.OUTCOME_BEFORE_RECORDING,
                    "An outcome belongs to a recorded crime; name it by its crime reference.",
                    "/crimeReference");
        }
        switch (outcome.namedPerson()) {
            case YES -> {
                if (!decision.namedPerson()) {
                    throw namedPerson("This outcome needs a named person.");
                }
            }
            case NO -> {
                if (decision.namedPerson()) {
                    throw namedPerson("This outcome is for a crime without a named person.");
                }
            }
            case EITHER, NOT_APPLICABLE -> {}
        }
    }

    private static void checkDiscussion(HandlingDecision decision) {
        if ((decision.disposition().equals(DISCUSSION_HELD)
                        || decision.disposition().equals(CONFERENCE_HELD))
                && decision.heldOn().isEmpty()) {
            throw invalid("Say on which day it was held.", "/heldOn");
        }
        if (decision.disposition().equals(DISCUSSION_NOT_NEEDED)
                && decision.reasonForSharer().isEmpty()) {
            throw invalid("Say why no discussion is needed.", "/reasonForSharer");
        }
    }

    /** A sharer who is told that nothing follows, and not why, stops telling. */
    private static void checkReason(HandlingDecision decision) {
        boolean needed = decision.disposition().needsReason()
                || decision.content()
                        .investigation()
                        .filter(HowFar::isRecordOnly)
                        .isPresent()
                || decision.outcome().filter(NOT_IN_THE_PUBLIC_INTEREST::equals).isPresent();
        if (needed
                && decision.reasonForSharer()
                        .filter(reason -> !reason.isBlank())
                        .isEmpty()) {
            throw invalid(
                    "Say why, in words that whoever shared it may read. If even the reason cannot be said, say that.",
                    "/reasonForSharer");
        }
    }

    private static LocalDate day(HandlingDecision decision) {
        return LocalDate.ofInstant(decision.decidedAt(), BritishTime.ZONE);
    }

    private static Rejection namedPerson(String detail) {
        return new Rejection(Rejection.Kind.OUTCOME_NAMED_PERSON, detail, "/namedPerson");
    }

    private static Rejection invalid(String detail, String pointer) {
        return new Rejection(Rejection.Kind.INVALID, detail, pointer);
    }
}
