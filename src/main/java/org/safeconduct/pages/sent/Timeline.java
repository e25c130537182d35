package org.safeconduct.pages.sent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.safeconduct.pages.Moments;
import org.safeconduct.pages.Words;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

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

    /** The newest first. What happened to several within a minute is told once, and names them all. */
    List<SentCase.Happened> of(JsonNode view) {
        Map<String, String> clocks = new HashMap<>();
        view.path("clocks")
                .forEach(clock -> clocks.put(
                        clock.path("kind").asString(""), clock.path("what").asString("")));
        List<Told> story = new ArrayList<>();
        for (JsonNode record : view.path("timeline")) {
            Told next = told(record, clocks);
            story.reversed().stream()
                    .takeWhile(before -> before.when().equals(next.when()))
                    .filter(before -> before.key().equals(next.key()))
                    .findFirst()
                    .ifPresentOrElse(before -> before.join(next), () -> story.add(next));
        }
        return story.reversed().stream().map(this::happened).toList();
    }

    /** One thing that happened, perhaps to several, and what more there is to say of it. */
    private record Told(String key, Set<String> who, Set<String> more, Instant at, String when) {

        void join(Told other) {
            who.addAll(other.who);
            more.addAll(other.more);
        }
    }

    private Told told(JsonNode record, Map<String, String> clocks) {
        Instant at = Instant.parse(record.path("at").asString(""));
        String due = record.path("due").isString()
                ? words.of(
                        "sent.due.by",
                        READER,
                        moments.of(Instant.parse(record.path("due").asString(""))))
                : "";
        String more = Stream.of(clocks.getOrDefault(record.path("clock").asString(""), ""), due)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return new Told(
                key(record),
                new LinkedHashSet<>(List.of(who.of(record))),
                more.isEmpty() ? new LinkedHashSet<>() : new LinkedHashSet<>(List.of(more)),
                at,
                moments.of(at));
    }

    private SentCase.Happened happened(Told told) {
        return new SentCase.Happened(
                words.of(told.key(), READER, named(told.who())),
                List.copyOf(told.more()),
                told.at().toString(),
                told.when());
    }

    private static String named(Set<String> who) {
        List<String> names = List.copyOf(who);
        return names.size() < 2
                ? names.getFirst()
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    private String key(JsonNode record) {
        String event = PREFIX + record.path("event").asString("");
        return DETAILS.stream()
                .map(detail -> record.path(detail).asString(""))
                .filter(detail -> !detail.isEmpty())
                .map(detail -> event + "." + detail.replaceFirst(":.*", ""))
                .filter(key -> words.has(key, READER))
                .findFirst()
                .orElseGet(() -> words.has(event, READER) ? event : PREFIX + "other");
    }
}
