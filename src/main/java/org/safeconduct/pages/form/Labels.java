package org.safeconduct.pages.form;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.safeconduct.disclosure.AbsentReason;
import org.springframework.context.MessageSource;

/**
 * The words of a form, from {@code messages.properties}. Those of a question are under each of the form's prefixes, of which
 * the first that has them counts:
 *
 * <ul>
 *   <li>{@code <prefix>.<name>}: the question
 *   <li>{@code .hint}: what stands below it; there may be none
 *   <li>{@code .<code>}: a choice; yes, no and unknown are at {@code form} for all
 *   <li>{@code .choose}: the first line of a list that opens, otherwise {@code <prefix>.choose} or {@code form.choose}
 *   <li>{@code .error}: what to do if it was not answered
 *   <li>{@code .error.<how>}: what to do if it was answered wrongly, otherwise {@code form.wrong.<how>}
 * </ul>
 *
 * <p>{@code <prefix>.absent.<reason>} why there is none, and
 * {@code <prefix>.optional} is put behind questions that may be left open.
 */
final class Labels {

    private static final Locale READER = Locale.ENGLISH;
    private static final String ALL = "form";

    private final MessageSource messages;
    private final List<String> prefixes;

    Labels(MessageSource messages, List<String> prefixes) {
        this.messages = messages;
        this.prefixes = List.copyOf(prefixes);
    }

    String question(Question question) {
        return must(own(question.name())) + (question.isOptional() ? or(own("optional"), "") : "");
    }

    String hint(Question question) {
        return or(own(question.name() + ".hint"), "");
    }

    String unanswered(Question question) {
        return must(own(question.name() + ".error"));
    }

    String wrong(Question question, AnswerReader.Read.Wrong wrong) {
        return first(own(question.name() + ".error." + wrong.how()))
                .orElseGet(() -> messages.getMessage(
                        ALL + ".wrong." + wrong.how(), wrong.about().toArray(), READER));
    }

    Field.Choice choice(Question question, Field.Choice choice) {
        return choice.label().isEmpty()
                ? new Field.Choice(
                        choice.value(), must(ownOrAll(question.name() + "." + choice.value(), choice.value())))
                : choice;
    }

    Field.Choice choose(Question question) {
        return new Field.Choice(
                "",
                must(Stream.of(own(question.name() + ".choose"), own("choose"), List.of(ALL + ".choose"))
                        .flatMap(List::stream)
                        .toList()));
    }

    String absent() {
        return must(own("absent"));
    }

    String absent(AbsentReason why) {
        return must(own("absent." + why.code()));
    }

    private List<String> own(String key) {
        return prefixes.stream().map(prefix -> prefix + "." + key).toList();
    }

    private List<String> ownOrAll(String own, String all) {
        return Stream.concat(own(own).stream(), Stream.of(ALL + "." + all)).toList();
    }

    /** A word that is missing is a fault, not a key shown. */
    private String must(List<String> keys) {
        return first(keys).orElseGet(() -> messages.getMessage(keys.getFirst(), null, READER));
    }

    private String or(List<String> keys, String otherwise) {
        return first(keys).orElse(otherwise);
    }

    private Optional<String> first(List<String> keys) {
        return keys.stream()
                .flatMap(key -> Stream.ofNullable(messages.getMessage(key, null, null, READER)))
                .findFirst();
    }
}
