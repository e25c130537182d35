package org.safeconduct.pages.sent;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.safeconduct.pages.Moments;
import org.safeconduct.pages.Words;
import org.springframework.stereotype.Component;

/**
 * Evidence records as a story. Words are at {@code sent.event.<event>}, and at {@code sent.event.<event>.<detail>} where it
 * matters which; an event without words is something that the gateway did, never a code.
 */
@Component
class Timeline {

    private static final Locale READER = Locale.ENGLISH;
    private static final String PREFIX = "sent.event.";

    /** Members of a record that say which of several stories it is. */
    private static final List<String> DETAILS = List.of("effect", "addressee", "kind", "change");

    private final Words words;
    private final Who who;
    private final Moments moments;

    Timeline(Words words, Who who, Moments moments) {
        this.words = words;
        this.who = who;
        this.moments = moments;
    }

    /** The newest first; what happened twice within a minute is told once. */
    List<SentCase.Happened> of(JsonNode view) {
        Map<String, String> clocks = new HashMap<>();
        view.path("clocks")
                .forEach(clock -> clocks.put(
                        clock.path("kind").asText(), clock.path("what").asText()));
        List<SentCase.Happened> story = new ArrayList<>();
        for (JsonNode record : view.path("timeline")) {
            SentCase.Happened next = happened(record, clocks);
            boolean told = story.reversed().stream()
                    .takeWhile(before -> before.when().equals(next.when()))
                    .anyMatch(before ->
                            before.what().equals(next.what()) && before.more().equals(next.more()));
            if (!told) {
                story.add(next);
            }
        }
        Collections.reverse(story);
        return story;
    }

    private SentCase.Happened happened(JsonNode record, Map<String, String> clocks) {
        Instant at = Instant.parse(record.path("at").asText());
        String clock = record.path("clock").asText();
        String due = record.path("due").isTextual()
                ? words.of(
                        "sent.due.by",
                        READER,
                        moments.of(Instant.parse(record.path("due").asText())))
                : "";
        return new SentCase.Happened(
                words.of(key(record), READER, who.of(record)),
                Stream.of(clocks.getOrDefault(clock, ""), due)
                        .filter(text -> !text.isEmpty())
                        .reduce((what, by) -> what + " " + by)
                        .orElse(""),
                at.toString(),
                moments.of(at));
    }

    private String key(JsonNode record) {
        String event = PREFIX + record.path("event").asText();
        return DETAILS.stream()
                .map(detail -> record.path(detail).asText())
                .filter(detail -> !detail.isEmpty())
                .map(detail -> event + "." + detail.replaceFirst(":.*", ""))
                .filter(key -> words.has(key, READER))
                .findFirst()
                .orElseGet(() -> words.has(event, READER) ? event : PREFIX + "other");
    }
}
