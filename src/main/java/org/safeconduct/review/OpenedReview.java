package org.safeconduct.review;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.DisclosureJson;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.sharing.Sharing;

/**
 * What a reviewer has before them.
 *
 * @param envelope the whole, sealed for the reviewer's agency; empty if the agency has none
 * @param earlier what other reviewers decided before
 * @param hindrance why this reviewer cannot decide; empty if they can
 */
@SuppressWarnings("ArrayRecordComponent") // ciphertext; never compared
public record OpenedReview(
        Review review,
        Waiting waiting,
        Sharing.Prospect prospect,
        byte[] envelope,
        List<Earlier> earlier,
        String hindrance) {

    /** What the rules looked at and names nobody. */
    private static final List<String> FACTS = List.of(
            "nation",
            "immediateDanger",
            "harm",
            "othersAtRisk",
            "factors",
            "consent",
            "purposes",
            "gateway",
            "recipients");

    public OpenedReview {
        earlier = List.copyOf(earlier);
    }

    /** What the rules looked at; names nobody. */
    public ObjectNode facts() {
        ObjectNode whole = DisclosureJson.write(disclosure());
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        FACTS.forEach(key -> facts.set(key, whole.get(key)));
        facts.set("categories", whole.at("/concern/categories"));
        facts.set("known", whole.at("/concern/known"));
        facts.set("role", whole.at("/sharer/role"));
        return facts;
    }

    /** The disclosure itself, for those alone whose agency could open an envelope of it. */
    public Optional<Disclosure> readable() {
        return envelope.length > 0 ? Optional.of(disclosure()) : Optional.empty();
    }

    /** Whether an approval must name the power or duty, because nobody has so far. */
    public boolean needsLegalBasis() {
        return disclosure().gateway().toOptional().isEmpty();
    }

    private Disclosure disclosure() {
        return waiting.received().disclosure();
    }

    @Override
    public String toString() {
        return "OpenedReview[" + review + ", withheld]";
    }

    /** What a reviewer decided before, with their reason. */
    public record Earlier(Ruling.Kind kind, Set<Sensitivity> leftOut, String reason) {

        public Earlier {
            leftOut = Set.copyOf(leftOut);
        }

        @Override
        public String toString() {
            return "Earlier[" + kind + ", withheld]";
        }
    }
}
