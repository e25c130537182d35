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
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.evidence.Fact;
import org.safeconduct.feedback.CaseFile;
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

    /** Facts that say which of several stories it is. */
    private static final List<Fact> DETAILS = List.of(Fact.EFFECT, Fact.ADDRESSEE, Fact.KIND, Fact.CHANGE);

    private final Words words;
    private final AgencyNames who;
    private final Moments moments;

    Timeline(Words words, AgencyNames who, Moments moments) {
        this.words = words;
        this.who = who;
        this.moments = moments;
    }

    /** The newest first. What happened to several within a minute is told once, and names them all. */
    List<SentCase.Happened> of(CaseFile file) {
        Map<String, String> clocks = new HashMap<>();
        file.clocks().forEach(clock -> clocks.put(clock.kind(), clock.what().orElse("")));
        List<Told> story = new ArrayList<>();
        for (EvidenceRecord record : file.shared().timeline()) {
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

    private Told told(EvidenceRecord record, Map<String, String> clocks) {
        Instant at = record.at();
        String due = record.text(Fact.DUE)
                .map(time -> words.of("sent.due.by", READER, moments.of(Instant.parse(time))))
                .orElse("");
        String clock = record.text(Fact.CLOCK)
                .map(kind -> clocks.getOrDefault(kind, ""))
                .orElse("");
        String office = record.text(Fact.ADDRESSEE)
                .filter(key -> key.contains("/"))
                .map(key -> key.substring(key.indexOf('/') + 1).replace('-', ' '))
                .orElse("");
        String more =
                Stream.of(office, clock, due).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
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

    private String key(EvidenceRecord record) {
        String event = PREFIX + record.event().code();
        return DETAILS.stream()
                .flatMap(detail -> record.text(detail).stream())
                .map(detail -> event + "." + detail.replaceFirst(":.*", ""))
                .filter(key -> words.has(key, READER))
                .findFirst()
                .orElseGet(() -> words.has(event, READER) ? event : PREFIX + "other");
    }
}
