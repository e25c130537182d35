package org.safeconduct.pages.form;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.safeconduct.disclosure.Code;

/** What was answered, by the names of the questions. What was not answered, or wrongly, is not there. */
public final class Answers {

    private static final Answers NONE = new Answers(Map.of());

    private final Map<String, Answer> all;

    private Answers(Map<String, Answer> all) {
        this.all = all;
    }

    public static Answers none() {
        return NONE;
    }

    public static Answers of(Map<String, ? extends Answer> all) {
        return new Answers(new LinkedHashMap<>(all));
    }

    /** With a text or code, if there is one. */
    public Answers and(String name, Optional<String> text) {
        return text.map(there -> with(of(Map.of(name, new Answer.Text(there))))).orElse(this);
    }

    Answers with(Answers others) {
        Map<String, Answer> both = new LinkedHashMap<>(all);
        both.putAll(others.all);
        return new Answers(both);
    }

    Answers without(Set<String> names) {
        Map<String, Answer> rest = new LinkedHashMap<>(all);
        rest.keySet().removeAll(names);
        return new Answers(rest);
    }

    public Optional<Answer> of(String name) {
        return Optional.ofNullable(all.get(name));
    }

    /** In the order in which they were asked. */
    public void forEach(BiConsumer<String, Answer> each) {
        all.forEach(each);
    }

    /** Whether there is an answer, and not only why there is none. */
    public boolean has(String name) {
        return of(name).filter(answer -> !(answer instanceof Answer.Absent)).isPresent();
    }

    /** A text, or the code that was chosen; empty if there is none. */
    public Optional<String> text(String name) {
        return of(name, Answer.Text.class).map(Answer.Text::text);
    }

    /** Lines, or codes that were chosen. */
    public List<String> texts(String name) {
        return of(name, Answer.Several.class).map(Answer.Several::texts).orElse(List.of());
    }

    public <E extends Enum<E> & Code> Optional<E> one(String name, Class<E> list) {
        return text(name).flatMap(code -> Code.read(list, code));
    }

    /** In the order of the list. */
    public <E extends Enum<E> & Code> List<E> some(String name, Class<E> list) {
        List<String> chosen = texts(name);
        return Arrays.stream(list.getEnumConstants())
                .filter(code -> chosen.contains(code.code()))
                .toList();
    }

    /** Whether this code was chosen, alone or among others. */
    public boolean is(String name, Code code) {
        return is(name, code.code());
    }

    public boolean is(String name, String code) {
        return text(name).filter(code::equals).isPresent() || texts(name).contains(code);
    }

    public Optional<Boolean> yes(String name) {
        return of(name, Answer.YesNo.class).map(Answer.YesNo::yes);
    }

    public Optional<LocalDate> day(String name) {
        return of(name, Answer.Day.class).map(Answer.Day::day);
    }

    public Optional<LocalTime> time(String name) {
        return of(name, Answer.Time.class).map(Answer.Time::time);
    }

    private <A extends Answer> Optional<A> of(String name, Class<A> type) {
        return of(name).filter(type::isInstance).map(type::cast);
    }

    @Override
    public String toString() {
        return "Answers[withheld]";
    }
}
