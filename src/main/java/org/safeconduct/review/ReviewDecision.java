package org.safeconduct.review;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.disclosure.StatutoryGateway;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.StrictJson;
import tools.jackson.databind.JsonNode;

/**
 * What a reviewer says.
 *
 * @param leaveOut labels to withhold besides those that the rules withhold; only of an approval of less
 * @param legalBasis the power or duty relied on, where the sharer named none
 * @param reason for the record, in plain words; kept locked, and never shown to the sharer
 * @param toSharer what the sharer reads of the decision; may be empty
 */
public record ReviewDecision(
        Kind kind, Set<Sensitivity> leaveOut, Optional<StatutoryGateway> legalBasis, String reason, String toSharer) {

    private static final Set<String> KEYS = Set.of("decision", "leaveOut", "legalBasis", "reason", "toSharer");

    /** In characters, of the reason and of what the sharer reads. */
    public static final int LONGEST_TEXT = 4_000;

    public ReviewDecision {
        leaveOut = Set.copyOf(leaveOut);
    }

    /** The three ways to decide. */
    public enum Kind implements Code {
        APPROVE,
        APPROVE_LESS,
        DECLINE
    }

    /** @throws Rejection if it is not a decision; names the place, quotes nothing */
    public static ReviewDecision read(byte[] body) {
        JsonNode tree = StrictJson.read(body);
        if (!tree.isObject()) {
            throw invalid("a decision is an object", "");
        }
        tree.propertyNames().forEach(key -> {
            if (!KEYS.contains(key)) {
                throw invalid(
                        "a decision has no other keys than decision, leaveOut, legalBasis, reason and toSharer", "");
            }
        });
        Kind kind = Code.read(Kind.class, tree.path("decision").asString(""))
                .orElseThrow(() -> invalid("not a decision: approve, approve-less or decline", "/decision"));
        Set<Sensitivity> leaveOut = EnumSet.noneOf(Sensitivity.class);
        for (JsonNode label : tree.path("leaveOut")) {
            leaveOut.add(Code.read(Sensitivity.class, label.asString(""))
                    .orElseThrow(() -> invalid("not a label of the list", "/leaveOut")));
        }
        if ((kind == Kind.APPROVE_LESS) == leaveOut.isEmpty()) {
            throw invalid("labels to leave out belong to approve-less, and to nothing else", "/leaveOut");
        }
        Optional<StatutoryGateway> basis = tree.has("legalBasis")
                ? Optional.of(Code.read(
                                StatutoryGateway.class, tree.path("legalBasis").asString(""))
                        .orElseThrow(() -> invalid("not a power or duty of the list", "/legalBasis")))
                : Optional.empty();
        String reason = tree.path("reason").isString()
                ? tree.path("reason").asString("").strip()
                : "";
        if (reason.isEmpty() || reason.length() > LONGEST_TEXT) {
            throw invalid("a decision needs a reason of at most " + LONGEST_TEXT + " characters", "/reason");
        }
        JsonNode toSharer = tree.path("toSharer");
        if (!(toSharer.isMissingNode() || toSharer.isString())
                || toSharer.asString("").length() > LONGEST_TEXT) {
            throw invalid("what the sharer reads is a text of at most " + LONGEST_TEXT + " characters", "/toSharer");
        }
        return new ReviewDecision(
                kind, leaveOut, basis, reason, toSharer.asString("").strip());
    }

    static Rejection invalid(String detail, String pointer) {
        return new Rejection(Rejection.Kind.INVALID, detail, pointer);
    }

    @Override
    public String toString() {
        return "ReviewDecision[" + kind + ", withheld]";
    }
}
