package org.safeconduct.demo;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.safeconduct.disclosure.BritishTime;
import org.safeconduct.pages.Showcase.Part;
import org.safeconduct.pages.Showcase.Shown;
import tools.jackson.databind.JsonNode;

/** Reads from a disclosure's own page what the demonstration shows. */
final class DemoView {

    private static final List<String> TOPICS = List.of("recording", "outcomes", "child-protection");

    private static final DateTimeFormatter UK_TIME =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss", Locale.UK).withZone(BritishTime.ZONE);

    private DemoView() {}

    static Shown of(String sender, String about, JsonNode disclosure) {
        List<Part> parts = new ArrayList<>();
        for (JsonNode decision : disclosure.path("decisions")) {
            String recipient = decision.path("recipient").asString("");
            parts.add(new Part(
                    recipient,
                    inWords(decision.path("effect").asString("")),
                    stream(decision.path("withheld"))
                            .map(node -> node.asString(""))
                            .toList(),
                    deliveredAt(disclosure, recipient)));
        }
        return new Shown(
                sender,
                about,
                disclosure.path("reference").asString(""),
                disclosure.path("status").asString(""),
                parts,
                TOPICS.stream()
                        .map(topic -> line(disclosure, topic))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Optional<String> line(JsonNode disclosure, String topic) {
        return stream(disclosure.at("/handling/lines"))
                .filter(line -> line.path("topic").asString("").equals(topic))
                .map(line -> line.path("text").asString(""))
                .findFirst();
    }

    private static String deliveredAt(JsonNode disclosure, String recipient) {
        return stream(disclosure.path("timeline"))
                .filter(entry -> entry.path("event").asString("").equals("delivered"))
                .filter(entry -> entry.path("recipient").asString("").equals(recipient))
                .map(entry -> UK_TIME.format(Instant.parse(entry.path("at").asString(""))))
                .findFirst()
                .orElse("");
    }

    private static String inWords(String effect) {
        return switch (effect) {
            case "share" -> "all of it";
            case "share-reduced" -> "part of it";
            case "refer" -> "waits for a person";
            default -> "not shared";
        };
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
