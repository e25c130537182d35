package org.safeconduct.pages.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.safeconduct.pages.DisclosureViews;
import org.safeconduct.pages.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The facts that the rules looked at, for a reviewer who may not read the disclosure: codes alone, so no text of anyone's. */
final class FactsView {

    private static final Locale READER = Locale.ENGLISH;
    private static final Set<String> NOTHING_TO_SAY = Set.of("not-applicable");

    private final Words words;

    private FactsView(Words words) {
        this.words = words;
    }

    /** What does not apply is left out; what was not answered is said to be so. */
    static DisclosureViews.Group of(ObjectNode facts, Words words) {
        List<DisclosureViews.Row> rows = new ArrayList<>();
        new FactsView(words).write(facts, rows);
        return new DisclosureViews.Group(words.of("review.facts", READER), rows);
    }

    private void write(JsonNode answers, List<DisclosureViews.Row> into) {
        answers.properties().forEach(answer -> {
            String name = answer.getKey();
            JsonNode value = answer.getValue();
            if (value.has("absent")) {
                String reason = value.path("absent").asString("");
                if (!NOTHING_TO_SAY.contains(reason)) {
                    into.add(new DisclosureViews.Row(question(name), word("desk.absent." + reason), true));
                }
            } else if (value.isObject()) {
                write(value, into);
            } else if (!value.isNull() && !value.isMissingNode() && !(value.isArray() && value.isEmpty())) {
                into.add(new DisclosureViews.Row(question(name), text(name, value), false));
            }
        });
    }

    private String text(String name, JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(one -> text(name, one))
                    .collect(Collectors.joining("; "));
        }
        if (value.isBoolean()) {
            return word("ask.tri." + (value.asBoolean(false) ? "yes" : "no"));
        }
        String text = value.asString("");
        return words.or(
                "desk.row." + name + "." + text,
                READER,
                text.equals("unknown")
                        ? word("desk.tri.unknown")
                        : words.or(
                                "share." + name + "." + text,
                                READER,
                                words.or("ask." + name + "." + text, READER, tri(text))));
    }

    private String tri(String code) {
        return words.or("ask.tri." + code, READER, code.replace('-', ' '));
    }

    private String question(String name) {
        return words.or("share." + name, READER, words.or("ask." + name, READER, name));
    }

    private String word(String key) {
        return words.or(key, READER, key.substring(key.lastIndexOf('.') + 1).replace('-', ' '));
    }
}
