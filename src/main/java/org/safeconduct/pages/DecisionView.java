package org.safeconduct.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What one recipient gets, or would get, in words.
 *
 * @param effect the code, for style; {@code says} says the same
 * @param withheld what it would not get
 * @param duties what it asks of whoever decides and of the sharer; a sharer reads {@link Duties} instead
 * @param reasons each with its source
 */
public record DecisionView(
        String recipient,
        String effect,
        String says,
        List<String> withheld,
        List<String> duties,
        List<Reason> reasons) {

    private static final Locale READER = Locale.ENGLISH;

    /** Why, and where it says so. */
    public record Reason(String text, String source) {}

    /** Whether the recipient gets all or part of it without anybody's decision. */
    public boolean goes() {
        return effect.startsWith("share");
    }

    /** Whether nothing goes to the recipient before a reviewer has decided. */
    public boolean waits() {
        return effect.equals("refer");
    }

    /** @param answer to a disclosure, which holds its sharing decisions */
    public static List<DecisionView> of(JsonNode answer, Words words) {
        return StreamSupport.stream(answer.path("decisions").spliterator(), false)
                .map(decision -> decision(decision, words))
                .toList();
    }

    private static DecisionView decision(JsonNode decision, Words words) {
        String effect = decision.path("effect").asString("");
        List<Reason> reasons = new ArrayList<>();
        decision.path("reasons")
                .forEach(reason -> reasons.add(new Reason(
                        reason.path("text").asString(""),
                        words.source(reason.path("source").asString(""), READER))));
        return new DecisionView(
                words.of("share.recipients." + decision.path("recipient").asString(""), READER),
                effect,
                words.of("share.effect." + effect, READER),
                labels(decision.path("withheld"), "share.label.", words),
                labels(decision.path("obligations"), "share.obligation.", words),
                reasons);
    }

    private static List<String> labels(JsonNode codes, String prefix, Words words) {
        List<String> labels = new ArrayList<>();
        codes.forEach(code -> labels.add(words.of(prefix + code.asString(""), READER)));
        return labels;
    }
}
