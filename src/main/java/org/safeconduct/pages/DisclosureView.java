package org.safeconduct.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.DisclosureJson;

/** A disclosure for reading: the questions in the words in which they were asked, and what was answered. */
public final class DisclosureView {

    private static final Locale READER = Locale.ENGLISH;

    /** Whose answers are texts. Any other answer is a code and has words; a person's text is never taken for one. */
    private static final Set<String> TEXTS = Set.of(
            "name",
            "contact",
            "givenName",
            "familyName",
            "dateOfBirth",
            "expectedDelivery",
            "nhsNumber",
            "upn",
            "lines",
            "postcode",
            "narrative",
            "exactWords",
            "occurredFrom",
            "occurredTo",
            "place");

    private static final Set<String> NOTHING_TO_SAY = Set.of("not-asked", "not-applicable");

    private final Words words;
    private final List<Card> cards = new ArrayList<>();

    private DisclosureView(Words words) {
        this.words = words;
    }

    /** What belongs together. */
    public record Card(String heading, List<Row> rows) {}

    /** One answer. */
    public record Row(String question, String answer) {
        @Override
        public String toString() {
            return "Row[withheld]";
        }
    }

    /** What was not asked is left out. */
    public static List<Card> of(Disclosure disclosure, Words words) {
        DisclosureView view = new DisclosureView(words);
        view.write(DisclosureJson.write(disclosure));
        return view.cards;
    }

    /** The same for facts that name nobody. */
    public static Card facts(ObjectNode facts, String heading, Words words) {
        return new DisclosureView(words).card(heading, facts);
    }

    private void write(ObjectNode whole) {
        each(whole.path("subjects"), "share.group.at-risk.one");
        each(whole.path("allegedPersons"), "share.group.alleged.one");
        ObjectNode happened = whole.objectNode();
        for (String key : List.of("concern", "factors", "harm", "othersAtRisk", "immediateDanger")) {
            happened.set(key, whole.path(key));
        }
        add(card(word("share.group.happened"), happened));
        add(new Card(
                word("review.other"),
                streamed(whole.path("supporting")).stream()
                        .map(item -> new Row(
                                word("share.label." + item.path("sensitivity").asText()),
                                item.path("text").asText()))
                        .toList()));
        add(new Card(
                word("share.group.attachments"),
                streamed(whole.path("attachments")).stream()
                        .map(item -> new Row(
                                word("review.document"), item.path("name").asText()))
                        .toList()));
        add(card(word("share.group.consent"), whole.objectNode().set("consent", whole.path("consent"))));
        ObjectNode why = whole.objectNode();
        for (String key : List.of("purposes", "gateway", "recipients")) {
            why.set(key, whole.path(key));
        }
        add(card(word("share.group.why"), why));
        add(card(word("review.sharer"), whole.path("sharer")));
    }

    private void each(JsonNode people, String heading) {
        int number = 1;
        for (JsonNode person : people) {
            add(card(words.of(heading, READER, number++), person));
        }
    }

    private void add(Card card) {
        if (!card.rows().isEmpty()) {
            cards.add(card);
        }
    }

    private Card card(String heading, JsonNode answers) {
        List<Row> rows = new ArrayList<>();
        rows(answers, rows);
        return new Card(heading, rows);
    }

    private void rows(JsonNode answers, List<Row> into) {
        answers.properties().forEach(answer -> {
            String name = answer.getKey();
            JsonNode value = answer.getValue();
            if (value.has("absent")) {
                String reason = value.path("absent").asText();
                if (!NOTHING_TO_SAY.contains(reason)) {
                    into.add(new Row(question(name), word("share.absent." + reason)));
                }
            } else if (value.isObject()) {
                rows(value, into);
            } else if (!value.isNull() && !value.isMissingNode() && !(value.isArray() && value.isEmpty())) {
                into.add(new Row(question(name), text(name, value)));
            }
        });
    }

    private String text(String name, JsonNode value) {
        if (value.isArray()) {
            List<String> each =
                    streamed(value).stream().map(one -> text(name, one)).toList();
            return String.join(TEXTS.contains(name) ? "\n" : "; ", each);
        }
        if (value.isBoolean()) {
            return word("ask.tri." + (value.asBoolean() ? "yes" : "no"));
        }
        String text = value.asText();
        if (TEXTS.contains(name) || value.isNumber()) {
            return text;
        }
        return words.or("share." + name + "." + text, READER, words.or("ask." + name + "." + text, READER, tri(text)));
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

    private static List<JsonNode> streamed(JsonNode list) {
        List<JsonNode> all = new ArrayList<>();
        list.forEach(all::add);
        return all;
    }
}
