package org.safeconduct.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Tri;
import org.springframework.util.MultiValueMap;

/**
 * Questions whose answers are codes: reads what was given, keeps it to show again, and says what is wrong. No answer is free
 * text, so nothing that identifies anyone can be left here.
 *
 * <p>Words are at {@code <prefix>.<question>}, with {@code .hint}, {@code .error} and {@code .<code>}.
 */
final class Asked {

    private final Words words;
    private final String prefix;
    private final Locale reader;
    private final Optional<MultiValueMap<String, String>> given;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    /** @param given the answers; empty when the form is shown for the first time, and then nothing is wrong */
    Asked(Words words, String prefix, Locale reader, Optional<MultiValueMap<String, String>> given) {
        this.words = words;
        this.prefix = prefix;
        this.reader = reader;
        this.given = given;
    }

    /** One answer that must be given. */
    <E extends Enum<E> & Code> Optional<E> one(String name, E[] codes) {
        return ask(name, codes, List.of(), true).stream().findFirst();
    }

    /** One answer; the first choice is to choose. */
    <E extends Enum<E> & Code> Optional<E> oneOfMany(String name, E[] codes) {
        Optional<E> answer = one(name, codes);
        fields.computeIfPresent(
                name,
                (key, field) ->
                        field.withFirst(new Field.Choice("", words.of(prefix + "." + name + ".choose", reader))));
        return answer;
    }

    /** One answer; {@code otherwise} is chosen until another is. */
    <E extends Enum<E> & Code> E one(String name, E[] codes, E otherwise) {
        return ask(name, codes, List.of(otherwise), false).stream().findFirst().orElse(otherwise);
    }

    /** Any number of answers, at least one. */
    <E extends Enum<E> & Code> List<E> some(String name, E[] codes, List<E> first) {
        return ask(name, codes, first, true);
    }

    Tri tri(String name) {
        return one(name, Tri.values(), Tri.UNKNOWN);
    }

    private <E extends Enum<E> & Code> List<E> ask(String name, E[] codes, List<E> first, boolean required) {
        List<String> answers = given
                .map(all -> all.getOrDefault(name, List.of()))
                .orElseGet(() -> first.stream().map(Code::code).toList())
                .stream()
                .filter(answer -> !answer.isEmpty())
                .distinct()
                .toList();
        List<E> known = Arrays.stream(codes)
                .filter(code -> answers.contains(code.code()))
                .toList();
        String error = "";
        if (known.size() < answers.size()) {
            error = words.of(prefix + ".unlisted", reader);
        } else if (given.isPresent() && required && known.isEmpty()) {
            error = words.of(prefix + "." + name + ".error", reader);
        }
        fields.put(
                name,
                new Field(
                        name,
                        words.of(prefix + "." + name, reader),
                        words.has(prefix + "." + name + ".hint", reader)
                                ? words.of(prefix + "." + name + ".hint", reader)
                                : "",
                        Stream.of(codes)
                                .map(code -> new Field.Choice(code.code(), label(name, code)))
                                .toList(),
                        known.stream().map(Code::code).toList(),
                        error));
        return known;
    }

    private String label(String name, Code code) {
        return words.of(code instanceof Tri ? prefix + ".tri" : prefix + "." + name, code, reader);
    }

    /** Something is wrong with an answer that no list can tell. */
    void wrong(String name, String key) {
        fields.computeIfPresent(name, (same, field) -> field.withError(words.of(prefix + "." + key, reader)));
    }

    boolean isWhole() {
        return fields.values().stream().noneMatch(Field::isWrong);
    }

    /** By name, in the order in which they were asked. */
    Map<String, Field> fields() {
        return fields;
    }

    List<Field> inOrder() {
        return new ArrayList<>(fields.values());
    }
}
