package org.safeconduct.pages;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.safeconduct.exchange.StatementForm;
import org.safeconduct.exchange.Statements;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** A statement as plain text, for a record or a message that takes nothing else. Nothing in it says whose case it is. */
@Component
public class StatementText implements StatementForm {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final int WIDTH = 80;

    private final StatementViews views;

    StatementText(StatementViews views) {
        this.views = views;
    }

    @Override
    public MediaType type() {
        return TEXT;
    }

    @Override
    public byte[] write(Statements.Version version, Locale reader) {
        StatementView view = views.of(version);
        return (first(view) + rest(view)).getBytes(StandardCharsets.UTF_8);
    }

    /** What a person reads in two minutes: the answer, what is due and the three decisions. */
    static String first(StatementView view) {
        StringBuilder text = new StringBuilder();
        heading(text, view.title());
        paragraph(text, view.notice());
        paragraph(text, view.version());
        heading(text, view.firstHeading());
        view.first().forEach(part -> paragraph(text, part.heading() + "\n" + part.text()));
        paragraph(text, (view.confirmed() + " " + view.unconfirmed()).strip());
        list(text, view.dueHeading(), view.due());
        list(
                text,
                view.stepsHeading(),
                view.steps().stream()
                        .map(step -> step.name() + ". " + step.who() + " " + step.leaves())
                        .toList());
        paragraph(text, view.stepsNote());
        paragraph(text, view.danger());
        return text.toString();
    }

    private static String rest(StatementView view) {
        StringBuilder text = new StringBuilder();
        heading(text, view.allHeading());
        section(text, view, view.separate());
        view.sections().forEach(section -> section(text, view, section));
        list(text, view.firstSourcesHeading(), view.firstSources());
        paragraph(text, view.rules() + " " + view.law());
        return text.toString();
    }

    private static void section(StringBuilder text, StatementView view, StatementView.Section section) {
        if (section.lines().isEmpty()) {
            return;
        }
        heading(text, section.heading());
        for (StatementView.Said line : section.lines()) {
            String said = (line.text() + " " + line.confirmed()).strip();
            paragraph(text, "%s: %s [%s %d]".formatted(line.word(), said, view.source(), line.source()));
        }
        list(text, view.sourcesHeading(), section.sources());
    }

    private static void heading(StringBuilder text, String heading) {
        paragraph(text, heading.toUpperCase(Locale.ROOT));
    }

    private static void list(StringBuilder text, String heading, List<String> items) {
        if (!items.isEmpty()) {
            heading(text, heading);
            for (int number = 1; number <= items.size(); number++) {
                paragraph(text, number + ". " + items.get(number - 1));
            }
        }
    }

    private static void paragraph(StringBuilder text, String words) {
        if (words.isBlank()) {
            return;
        }
        for (String line : words.split("\n")) {
            int column = 0;
            for (String word : line.split(" ")) {
                if (column > 0 && column + 1 + word.length() > WIDTH) {
                    text.append('\n');
                    column = 0;
                }
                text.append(column == 0 ? "" : " ").append(word);
                column += word.length() + 1;
            }
            text.append('\n');
        }
        text.append('\n');
    }
}
