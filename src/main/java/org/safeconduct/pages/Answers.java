package org.safeconduct.pages;

import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Code;

/** A question with its answer, for whoever reads a disclosure. */
final class Answers {

    private static final Locale READER = Locale.ENGLISH;

    private final Words words;

    Answers(Words words) {
        this.words = words;
    }

    <T> DisclosureViews.Row row(String question, Answer<T> answer, Function<T, String> shown) {
        return switch (answer) {
            case Answer.Known<T> known -> new DisclosureViews.Row(label(question), shown.apply(known.value()), false);
            case Answer.Absent<T> absent ->
                new DisclosureViews.Row(
                        label(question), word("desk.absent." + absent.reason().code()), true);
        };
    }

    DisclosureViews.Row code(String question, Code code) {
        return new DisclosureViews.Row(label(question), said(question, code.code()), false);
    }

    DisclosureViews.Row tri(String question, Code code) {
        return new DisclosureViews.Row(label(question), word("desk.tri." + code.code()), false);
    }

    String labels(String question, Set<? extends Code> codes) {
        return codes.stream()
                .map(code -> said(question, code.code()))
                .sorted()
                .reduce((one, next) -> one + "\n" + next)
                .orElse("");
    }

    /** The questions of the sharer's own form, unless they would read wrongly here. */
    String label(String question) {
        return words.or("desk.row." + question, READER, words.or("share." + question, READER, question));
    }

    /** A code of an answer to a question, in words. */
    String said(String question, String code) {
        return words.or(
                "desk.row." + question + "." + code,
                READER,
                words.or(
                        "share." + question + "." + code,
                        READER,
                        words.or("ask." + question + "." + code, READER, code)));
    }

    String word(String key) {
        return words.of(key, READER);
    }
}
