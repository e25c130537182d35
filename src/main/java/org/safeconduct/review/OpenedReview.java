package org.safeconduct.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.disclosure.AgeOn;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.disclosure.StatutoryGateway;
import org.safeconduct.disclosure.WhoSpeaks;
import org.safeconduct.sharing.Prospect;

/**
 * What a reviewer has before them.
 *
 * @param standings where each recipient stands, asked for or not
 * @param envelope the whole, sealed for the reviewer's agency; empty if the agency has none
 * @param earlier what other reviewers decided before
 * @param hindrance why this reviewer cannot decide; empty if they can
 */
@SuppressWarnings("ArrayRecordComponent") // ciphertext; never compared
public record OpenedReview(
        Review review,
        Waiting waiting,
        Prospect prospect,
        Map<Recipient, RecipientStatus> standings,
        byte[] envelope,
        List<Earlier> earlier,
        String hindrance) {

    public OpenedReview {
        standings = Map.copyOf(standings);
        earlier = List.copyOf(earlier);
    }

    /** What the rules looked at; names nobody. */
    public ReviewFacts facts() {
        return ReviewFacts.of(disclosure());
    }

    /** The disclosure itself, for those alone whose agency could open an envelope of it. */
    public Optional<Disclosure> readable() {
        return envelope.length > 0 ? Optional.of(disclosure()) : Optional.empty();
    }

    /** What the person harmed, or who speaks for them, said of sharing. */
    public Consent.State consent() {
        return WhoSpeaks.mostRestrictive(
                        disclosure(), AgeOn.day(waiting.received().receivedAt()))
                .state();
    }

    /** The power or duty that the sharer named; empty if they named none. */
    public Optional<StatutoryGateway> sharersLaw() {
        return disclosure().gateway().toOptional();
    }

    /** The power or duty on which an approval relies if the reviewer names none; empty if they must. */
    public Optional<StatutoryGateway> law() {
        return sharersLaw()
                .filter(prospect.laws()::containsKey)
                .or(() -> earlier.stream().flatMap(made -> made.law().stream()).findFirst());
    }

    private Disclosure disclosure() {
        return waiting.received().disclosure();
    }

    @Override
    public String toString() {
        return "OpenedReview[" + review + ", withheld]";
    }

    /**
     * What a reviewer decided before.
     *
     * @param reason for the record
     * @param toSharer what the sharer reads of it; may be empty
     */
    public record Earlier(
            ReviewDecision.Kind kind,
            Set<Sensitivity> leftOut,
            Optional<StatutoryGateway> law,
            String reason,
            String toSharer) {

        public Earlier {
            leftOut = Set.copyOf(leftOut);
        }

        @Override
        public String toString() {
            return "Earlier[" + kind + ", withheld]";
        }
    }
}
