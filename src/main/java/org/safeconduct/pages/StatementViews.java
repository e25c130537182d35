package org.safeconduct.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.safeconduct.exchange.Statements;
import org.safeconduct.handling.Certainty;
import org.safeconduct.handling.Handling;
import org.safeconduct.handling.HandlingStatement;
import org.safeconduct.handling.HandlingStatement.Line;
import org.safeconduct.handling.StatementChanges;
import org.safeconduct.handling.Topic;
import org.springframework.stereotype.Component;

/** Puts a statement into words for a reader. */
@Component
public class StatementViews {

    private final Words words;
    private final Moments moments;
    private final Handling handling;

    StatementViews(Handling handling, Words words, Moments moments) {
        this.handling = handling;
        this.words = words;
        this.moments = moments;
    }

    /** A statement that belongs to no case. */
    public StatementView of(HandlingStatement statement) {
        return view(statement, "", StatementChanges.NONE);
    }

    /** A version of a case's statement, with what changed. */
    public StatementView of(Statements.Version version) {
        Locale reader = reader(version.statement());
        return view(
                version.statement(),
                words.of("statement.version", reader, version.number(), time(version.madeAt(), reader)),
                version.changes());
    }

    private static Locale reader(HandlingStatement statement) {
        return Locale.forLanguageTag(statement.language());
    }

    private StatementView view(HandlingStatement statement, String version, StatementChanges changes) {
        Locale reader = reader(statement);
        return new StatementView(
                statement.language(),
                words.of("statement.title", reader),
                words.of("statement.summary", reader),
                statement.notice(),
                words.of("statement.danger", reader),
                words.of("statement.law", reader),
                words.of("statement.rules", reader, statement.rulebook(), statement.force()),
                version,
                certainties(reader),
                words.of("statement.certainties", reader),
                words.of("statement.short", reader),
                first(statement, reader),
                words.of("statement.first.sources", reader),
                firstSources(statement, reader),
                words.of("statement.steps", reader),
                steps(reader),
                words.of("statement.steps.note", reader),
                words.of("statement.todo", reader),
                words.of("statement.telling", reader),
                words.of("statement.all", reader),
                statement.unconfirmed(),
                confirmed(statement, reader),
                words.of("statement.source", reader),
                words.of("statement.sources", reader),
                section(Topic.CHILD_PROTECTION, statement, reader),
                Arrays.stream(Topic.values())
                        .filter(topic -> topic != Topic.CHILD_PROTECTION && !topic.isAnswer())
                        .map(topic -> section(topic, statement, reader))
                        .filter(section -> !section.lines().isEmpty())
                        .toList(),
                words.of("statement.due", reader),
                statement.clocks().stream()
                        .map(clock -> words.of("statement.due.by", reader, clock.what(), time(clock.by(), reader)))
                        .toList(),
                words.of("statement.changes", reader),
                news(changes, reader));
    }

    /** The answer, question by question. */
    private List<StatementView.Part> first(HandlingStatement statement, Locale reader) {
        Map<Topic, List<String>> parts = new EnumMap<>(Topic.class);
        handling.first(statement)
                .forEach(line -> parts.computeIfAbsent(line.topic(), topic -> new ArrayList<>())
                        .add(line.text()));
        return parts.entrySet().stream()
                .map(part -> new StatementView.Part(
                        words.of("statement.topic", part.getKey(), reader), String.join(" ", part.getValue())))
                .toList();
    }

    /** How sure each sentence of the answer is, and where it comes from, in the answer's order. */
    private List<String> firstSources(HandlingStatement statement, Locale reader) {
        return statement.lines().stream()
                .filter(line -> line.topic().isAnswer())
                .map(line -> words.of("statement.certainty", line.certainty(), reader) + ". " + source(line, reader))
                .toList();
    }

    private List<StatementView.Step> steps(Locale reader) {
        return Stream.of("record", "investigate", "prosecute")
                .map(step -> "statement.steps." + step)
                .map(key -> new StatementView.Step(
                        words.of(key, reader), words.of(key + ".who", reader), words.of(key + ".leaves", reader)))
                .toList();
    }

    private String confirmed(HandlingStatement statement, Locale reader) {
        long confirmed =
                statement.lines().stream().filter(Line::confirmedByForce).count();
        return words.of(
                confirmed == 0 ? "statement.confirmed.none" : "statement.confirmed.some",
                reader,
                statement.force(),
                confirmed,
                statement.lines().size());
    }

    private List<StatementView.Certain> certainties(Locale reader) {
        return Stream.of(Certainty.values())
                .map(certainty -> new StatementView.Certain(
                        certainty.code(),
                        words.of("statement.certainty", certainty, reader),
                        words.of("statement.certainty." + certainty.code() + ".means", reader)))
                .toList();
    }

    private StatementView.Section section(Topic topic, HandlingStatement statement, Locale reader) {
        List<String> sources = new ArrayList<>();
        List<StatementView.Said> lines = new ArrayList<>();
        for (Line line : statement.lines()) {
            if (line.topic() != topic) {
                continue;
            }
            String source = source(line, reader);
            if (!sources.contains(source)) {
                sources.add(source);
            }
            lines.add(said(line, statement, reader, sources.indexOf(source) + 1));
        }
        return new StatementView.Section(topic.code(), words.of("statement.topic", topic, reader), lines, sources);
    }

    private String source(Line line, Locale reader) {
        return "%s (%s)"
                .formatted(
                        words.source(line.source(), reader),
                        words.of("statement.grade." + line.evidenceGrade(), reader));
    }

    private StatementView.Said said(Line line, HandlingStatement statement, Locale reader, int source) {
        return new StatementView.Said(
                line.id(),
                line.certainty().code(),
                words.of("statement.certainty", line.certainty(), reader),
                line.text(),
                line.confirmedByForce() ? words.of("statement.confirmed", reader, statement.force()) : "",
                source);
    }

    private List<StatementView.News> news(StatementChanges changes, Locale reader) {
        List<StatementView.News> news = new ArrayList<>();
        changes.added().forEach(line -> news.add(news("added", line.text(), reader)));
        changes.changed().forEach(pair -> news.add(news("changed", pair.before().text(), reader)));
        changes.removed().forEach(line -> news.add(news("removed", line.text(), reader)));
        return news;
    }

    private StatementView.News news(String kind, String text, Locale reader) {
        return new StatementView.News(words.of("statement.changes." + kind, reader), text);
    }

    private String time(Instant at, Locale reader) {
        return moments.of(at, reader);
    }
}
