package org.safeconduct.pages.review;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.StatutoryGateway;
import org.safeconduct.pages.Field;
import org.safeconduct.pages.Words;
import org.safeconduct.platform.Rejection;
import org.safeconduct.review.OpenedReview;
import org.safeconduct.review.Ruling;
import org.springframework.util.MultiValueMap;

/**
 * The reviewer's questions with what was answered. They have the names of the members of a decision's JSON body, and what is
 * wrong with a member is shown at its question: what is right is for the decision to say.
 *
 * <p>Words are at {@code review.<question>}, with {@code .hint}, {@code .error} and {@code .<code>}.
 */
final class ReviewForm {

    private static final Locale READER = Locale.ENGLISH;

    private final Words words;
    private final MultiValueMap<String, String> given;

    /** @param given by the person; other parameters are not looked at */
    ReviewForm(Words words, MultiValueMap<String, String> given) {
        this.words = words;
        this.given = given;
    }

    /** The decision's body. What is blank was not answered. */
    byte[] body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        for (String name : List.of("decision", "legalBasis", "reason")) {
            String answer = answers(name).stream().findFirst().orElse("").strip();
            if (!answer.isEmpty()) {
                body.put(name, answer);
            }
        }
        answers("leaveOut").forEach(body.withArray("leaveOut")::add);
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @param wrong where something is wrong, as a JSON pointer; empty if nothing is */
    List<Field> fields(OpenedReview opened, String wrong) {
        List<Field> fields = new ArrayList<>();
        fields.add(field("decision", codes("review.decision", Ruling.Kind.values()), wrong));
        List<String> labels = ReviewViews.labels(opened);
        if (!labels.isEmpty()) {
            fields.add(field(
                    "leaveOut",
                    labels.stream()
                            .map(label -> new Field.Choice(label, words.of("share.label." + label, READER)))
                            .toList(),
                    wrong));
        }
        if (opened.needsLegalBasis()) {
            List<Field.Choice> powers = new ArrayList<>();
            powers.add(new Field.Choice("", words.of("share.choose", READER)));
            powers.addAll(codes("share.gateway", StatutoryGateway.values()));
            fields.add(field("legalBasis", powers, wrong));
        }
        fields.add(field("reason", List.of(), wrong));
        return fields;
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
