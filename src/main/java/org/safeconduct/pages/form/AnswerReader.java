package org.safeconduct.pages.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.safeconduct.disclosure.AbsentReason;
import org.safeconduct.disclosure.Code;

/** Reads one answer as people type or choose it, and says what is wrong with it by itself. */
final class AnswerReader {

    private static final int OLDEST = 130;
    private static final int MOST_LINES = 10;
    private static final int DELETE = 0x7f;

    /** As people write it: 14:30, 14.30, 1430 or 9:05. */
    private static final Pattern TIME = Pattern.compile("([0-9]{1,2})[:.]?([0-9]{2})");

    private AnswerReader() {}

    sealed interface Read {
        record Nothing() implements Read {}

        record Value(Answer answer) implements Read {}

        /**
         * @param how the last part of the key of the words that say it
         * @param about what the words name
         */
        record Wrong(String how, List<Object> about) implements Read {
            static Wrong of(String how, Object... about) {
                return new Wrong(how, List.of(about));
            }

            @Override
            public String toString() {
                return "Wrong[" + how + "]";
            }
        }
    }

    /** @param today after which nothing can have been */
    static Read read(Question question, Typed typed, LocalDate today) {
        if (typed.isBlank()) {
            return typed.absent()
                    .filter(why -> question.mayBeAbsent())
                    .flatMap(why -> Code.read(AbsentReason.class, why))
                    .<Read>map(why -> new Read.Value(new Answer.Absent(why)))
                    .orElseGet(Read.Nothing::new);
        }
        List<String> texts = typed.texts();
        String text = texts.getFirst().strip();
        return switch (question.kind()) {
            case TEXT -> text(text, question.longest(), false);
            case LONG_TEXT -> text(text, question.longest(), true);
            case LINES -> lines(text, question.longest());
            case AGE -> age(text);
            case DAY -> WrittenDay.read(texts, LocalDate.MAX);
            case PAST_DAY -> WrittenDay.read(texts, today);
            case TIME -> time(text);
            case YES_NO ->
                switch (text) {
                    case Question.YES -> new Read.Value(new Answer.YesNo(true));
                    case Question.NO -> new Read.Value(new Answer.YesNo(false));
                    default -> Read.Wrong.of("unlisted");
                };
            case ONE, ONE_OF_MANY ->
                question.lists(text) ? new Read.Value(new Answer.Text(text)) : Read.Wrong.of("unlisted");
            case SOME ->
                texts.stream().allMatch(question::lists)
                        ? new Read.Value(new Answer.Several(texts))
                        : Read.Wrong.of("unlisted");
        };
    }

    private static Read text(String text, int longest, boolean manyLines) {
        String kept = text.replace("\r\n", "\n");
        if (kept.codePointCount(0, kept.length()) > longest) {
            return Read.Wrong.of("too-long", longest);
        }
        boolean readable = kept.chars()
                .noneMatch(c -> Character.isISOControl(c) && c <= DELETE && !(manyLines && (c == '\n' || c == '\t')));
        return readable ? new Read.Value(new Answer.Text(kept)) : Read.Wrong.of("unreadable");
    }

    private static Read lines(String text, int longest) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        for (String line : lines) {
            if (text(line, longest, false) instanceof Read.Wrong wrong) {
                return wrong;
            }
        }
        return lines.size() > MOST_LINES ? Read.Wrong.of("too-many-lines") : new Read.Value(new Answer.Several(lines));
    }

    private static Read age(String text) {
        try {
            int years = Integer.parseInt(text);
            return years >= 0 && years <= OLDEST ? new Read.Value(new Answer.Years(years)) : Read.Wrong.of("age");
        } catch (NumberFormatException e) {
            return Read.Wrong.of("age");
        }
    }

    private static Read time(String text) {
        Matcher written = TIME.matcher(text);
        try {
            return written.matches()
                    ? new Read.Value(new Answer.Time(
                            LocalTime.of(Integer.parseInt(written.group(1)), Integer.parseInt(written.group(2)))))
                    : Read.Wrong.of("time");
        } catch (DateTimeException e) {
            return Read.Wrong.of("time");
        }
    }
}
