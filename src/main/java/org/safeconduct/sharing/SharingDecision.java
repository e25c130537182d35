package org.safeconduct.sharing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Sensitivity;

/** What may go to one recipient, and how the four gates were answered. A refusal is a value, not an error. */
public sealed interface SharingDecision {

    Recipient recipient();

    List<Reason> reasons();

    Set<Obligation> obligations();

    Gates gates();

    /** Whether a person must decide on all or part of it. */
    default boolean waits() {
        return switch (this) {
            case Refer refer -> true;
            case SharePart part -> true;
            case Share share -> false;
            case ShareReduced reduced -> false;
            case Refuse refuse -> false;
        };
    }

    /** What goes to the recipient without anybody's decision. */
    default Optional<Release> going() {
        return switch (this) {
            case Share share -> Optional.of(share.release());
            case ShareReduced reduced -> Optional.of(reduced.release());
            case SharePart part -> Optional.of(part.release());
            case Refer refer -> Optional.empty();
            case Refuse refuse -> Optional.empty();
        };
    }

    /** Everything may go. */
    record Share(Recipient recipient, List<Reason> reasons, Set<Obligation> obligations, Gates gates, Release release)
            implements SharingDecision {}

    /** It may go without the items that carry these labels. */
    record ShareReduced(
            Recipient recipient,
            List<Reason> reasons,
            Set<Obligation> obligations,
            Gates gates,
            Set<Sensitivity> withheld,
            Release release)
            implements SharingDecision {}

    /**
     * What concerns some of the people may go; of the others a person must decide first.
     *
     * @param withheld labels of items that stay back of what goes
     * @param waiting the ids of those of whom nothing goes yet
     */
    record SharePart(
            Recipient recipient,
            List<Reason> reasons,
            Set<Obligation> obligations,
            Gates gates,
            Set<Sensitivity> withheld,
            Set<String> waiting,
            Release release)
            implements SharingDecision {}

    /** A person must decide. */
    record Refer(Recipient recipient, List<Reason> reasons, Set<Obligation> obligations, Gates gates)
            implements SharingDecision {}

    /** It may not go. */
    record Refuse(Recipient recipient, List<Reason> reasons, Set<Obligation> obligations, Gates gates)
            implements SharingDecision {}
}
