package org.safeconduct.pages.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Json;
import org.safeconduct.pages.Field;
import org.safeconduct.pages.Words;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.Sha256;
import org.safeconduct.review.OpenedReview;
import org.safeconduct.review.ReviewDecision;
import org.safeconduct.review.ReviewDecisionDraft;
import org.safeconduct.sharing.Reason;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * The reviewer's questions with what was answered. They have the names of the members of a decision's JSON body, and what is
 * wrong with a member is shown at its question: what is right is for the decision to say.
 *
 * <p>Words are at {@code review.<question>}, with {@code .hint}, {@code .error} and {@code .<code>}.
 */
final class ReviewForm {

    private static final Locale READER = Locale.ENGLISH;
    private static final String LEAVE_OUT = "leaveOut";

    private final Words words;
    private final MultiValueMap<String, String> given;

    /** @param given by the person; other parameters are not looked at */
    ReviewForm(Words words, MultiValueMap<String, String> given) {
        this.words = words;
        this.given = given;
    }

    /** What was written, which is the decision's body. What is blank was not answered. */
    ReviewDecisionDraft draft() {
        return new ReviewDecisionDraft(
                written("decision"), written("legalBasis"), written("reason"), written("toSharer"), answers(LEAVE_OUT));
    }

    private Optional<String> written(String name) {
        return Optional.of(text(name)).filter(text -> !text.isEmpty());
    }

    byte[] body() {
        return Json.write(draft());
    }

    /** Of what was answered: a page that was checked is recorded only if it is still what is kept. */
    String digest() {
        return Sha256.hex(body());
    }

    /** What was kept, as if it were given again. */
    static ReviewForm of(Words words, ReviewDecisionDraft kept) {
        MultiValueMap<String, String> given = new LinkedMultiValueMap<>();
        given.add("decision", kept.decision().orElse(""));
        given.add("legalBasis", kept.legalBasis().orElse(""));
        given.add("reason", kept.reason().orElse(""));
        given.add("toSharer", kept.toSharer().orElse(""));
        kept.leaveOut().forEach(label -> given.add(LEAVE_OUT, label));
        return new ReviewForm(words, given);
    }

    /** One of the texts, as it was written. */
    String text(String name) {
        return answers(name).stream().findFirst().orElse("").strip();
    }

    /**
     * Reads the decision. Who is told no is told why: on a page a decline needs words for the sharer.
     *
     * @throws Rejection if it is not a decision
     */
    ReviewDecision ruling() {
        ReviewDecision ruling = ReviewDecision.read(body());
        if (ruling.kind() == ReviewDecision.Kind.DECLINE && ruling.toSharer().isEmpty()) {
            throw new Rejection(Rejection.Kind.INVALID, "the sharer reads why it was declined", "/toSharer");
        }
        return ruling;
    }

    /** @param wrong where something is wrong, as a JSON pointer; empty if nothing is */
    List<Field> fields(OpenedReview opened, String wrong) {
        List<Field> fields = new ArrayList<>();
        boolean closed = opened.prospect().closed().isPresent();
        // Nobody is offered what nobody can do.
        ReviewDecision.Kind[] kinds =
                closed ? new ReviewDecision.Kind[] {ReviewDecision.Kind.DECLINE} : ReviewDecision.Kind.values();
        fields.add(field("decision", codes("review.decision", kinds), wrong));
        List<String> labels = ReviewViews.labels(opened);
        if (!labels.isEmpty() && !closed) {
            fields.add(field(
                    "leaveOut",
                    labels.stream()
                            .map(label -> new Field.Choice(label, words.of("share.label." + label, READER)))
                            .toList(),
                    wrong));
        }
        if (opened.law().isEmpty() && !closed) {
            fields.add(field("legalBasis", laws(opened), wrong));
        }
        fields.add(field("reason", List.of(), wrong));
        fields.add(field("toSharer", List.of(), wrong));
        return fields;
    }

    /** Those that can apply, with what it says of each. */
    private List<Field.Choice> laws(OpenedReview opened) {
        return opened.prospect().laws().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(law -> new Field.Choice(
                        law.getKey().code(),
                        words.of("share.gateway", law.getKey(), READER) + ". "
                                + law.getValue().stream().map(Reason::text).collect(Collectors.joining(" "))))
                .toList();
    }

    /** Where the rejection points; empty if it is at none of these questions. */
    static String place(Rejection rejection, List<Field> fields) {
        String pointer = String.valueOf(rejection.pointer());
        return fields.stream().anyMatch(field -> pointer.equals("/" + field.name())) ? pointer : "";
    }

    private List<Field.Choice> codes(String prefix, Code[] codes) {
        return Arrays.stream(codes)
                .map(code -> new Field.Choice(code.code(), words.of(prefix, code, READER)))
                .toList();
    }

    private Field field(String name, List<Field.Choice> choices, String wrong) {
        String key = "review." + name;
        return new Field(
                name,
                words.of(key, READER),
                words.or(key + ".hint", READER, ""),
                choices,
                answers(name),
                wrong.equals("/" + name) ? words.of(key + ".error", READER) : "");
    }

    private List<String> answers(String name) {
        return given.getOrDefault(name, List.of());
    }
}
