package org.safeconduct.pages.share;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.safeconduct.disclosure.AbsentReason;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Tri;
import org.safeconduct.pages.Field;
import org.safeconduct.pages.Words;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The questions of one step as a page shows them, with the answers from the form or, when some have just been given, those.
 * What is given is written into the form only when nothing is wrong with it.
 */
final class StepForm {

    /** A choice that says why there is no answer. */
    private static final String ABSENT = "absent:";

    private static final Locale READER = Locale.ENGLISH;

    /**
     * One question on the page.
     *
     * @param absent why there is no answer, for a question that takes text; null where that is one of the choices
     * @param folded whether only those who look for it see it: not once it has an answer
     * @param longest in characters, for text
     */
    record Shown(Question.Kind kind, Field field, @Nullable Field absent, boolean folded, int longest) {

        boolean isAnswered() {
            return (!field.given().isEmpty() && !field.given().equals(List.of("")))
                    || (absent != null && !absent.given().isEmpty());
        }
    }

    private final Words words;
    private final List<Shown> shown = new ArrayList<>();
    private final boolean isWhole;

    StepForm(Words words, Step step, int person, ObjectNode form) {
        this.words = words;
        this.isWhole = true;
        for (Question question : step.questions()) {
            show(question, Written.in(form.at(step.place(person) + question.path()), question), "");
        }
    }

    /**
     * @param form into which the answers are written
     * @param today after which nothing can have been
     */
    StepForm(
            Words words, Step step, int person, ObjectNode form, MultiValueMap<String, String> given, LocalDate today) {
        this.words = words;
        ObjectNode changed = form.deepCopy();
        boolean whole = true;
        for (Question question : step.questions()) {
            String at = step.place(person) + question.path();
            List<String> texts = given.getOrDefault(question.name(), List.of());
            List<String> absent = given.getOrDefault(absentName(question), List.of());
            Written written = new Written(
                    texts, absent.stream().filter(why -> !why.isEmpty()).findFirst());
            switch (AnswerReader.read(question, written, today)) {
                case AnswerReader.Read.Nothing nothing -> {
                    Place.clear(changed, at);
                    boolean must = question.must().test(changed.at(step.place(person)));
                    whole &= !must;
                    show(question, written, must ? words.of("share." + question.name() + ".error", READER) : "");
                }
                case AnswerReader.Read.Value value -> {
                    Place.put(changed, at, value.value());
                    show(question, written, "");
                }
                case AnswerReader.Read.Wrong wrong -> {
                    whole = false;
                    show(question, written, words.of("share.wrong." + wrong.how(), READER, question.longest()));
                }
            }
        }
        if (whole) {
            form.removeAll();
            form.setAll(changed);
        }
        isWhole = whole;
    }

    boolean isWhole() {
        return isWhole;
    }

    List<Shown> shown() {
        return shown;
    }

    List<Field> fields() {
        return shown.stream().map(Shown::field).toList();
    }

    private void show(Question question, Written written, String error) {
        boolean chosen = !question.codes().isEmpty() || question.kind() == Question.Kind.YES_NO;
        List<Field.Choice> choices = new ArrayList<>();
        if (question.kind() == Question.Kind.ONE_OF_MANY) {
            choices.add(new Field.Choice("", words.of("share.choose", READER)));
        }
        if (question.kind() == Question.Kind.YES_NO) {
            choices.add(new Field.Choice("yes", words.of("ask.tri.yes", READER)));
            choices.add(new Field.Choice("no", words.of("ask.tri.no", READER)));
        }
        question.codes().forEach(code -> choices.add(new Field.Choice(code.code(), label(question, code))));
        if (chosen && question.mayBeAbsent()) {
            absences(question).forEach(choices::add);
        }
        List<String> given = new ArrayList<>(written.texts());
        if (chosen) {
            written.absent().ifPresent(why -> given.add(ABSENT + why));
        }
        shown.add(new Shown(
                question.kind(),
                new Field(
                        question.name(),
                        words.of("share." + question.name(), READER)
                                + (question.isOptional() ? words.of("share.optional", READER) : ""),
                        words.or("share." + question.name() + ".hint", READER, ""),
                        choices,
                        given,
                        error),
                chosen || !question.mayBeAbsent() ? null : absent(question, written),
                question.folded()
                        && given.stream().allMatch(String::isBlank)
                        && written.absent().isEmpty(),
                question.longest()));
    }

    private Field absent(Question question, Written written) {
        List<Field.Choice> choices = new ArrayList<>();
        choices.add(new Field.Choice("", words.of("share.absent.none", READER)));
        for (AbsentReason why : AbsentReason.values()) {
            choices.add(new Field.Choice(why.code(), words.of("share.absent", why, READER)));
        }
        return new Field(
                absentName(question),
                words.of("share.absent", READER),
                "",
                choices,
                written.absent().stream().toList(),
                "");
    }

    /** "I do not know" is already a choice where the codes have it. */
    private List<Field.Choice> absences(Question question) {
        boolean knowsUnknown =
                question.codes().stream().anyMatch(code -> code.code().equals("unknown"));
        return Stream.of(AbsentReason.values())
                .filter(why -> !(knowsUnknown && why == AbsentReason.UNKNOWN))
                .filter(why -> why != AbsentReason.WITHHELD_FOR_SAFETY)
                .map(why -> new Field.Choice(ABSENT + why.code(), words.of("share.absent", why, READER)))
                .toList();
    }

    private String label(Question question, Code code) {
        if (code instanceof Tri) {
            return words.of("ask.tri", code, READER);
        }
        String own = "share." + question.name() + "." + code.code();
        return words.has(own, READER) ? words.of(own, READER) : words.of("ask." + question.name(), code, READER);
    }

    /** The names under which a page sends the answer to a question. */
    static List<String> parameters(Question question) {
        return List.of(question.name(), absentName(question));
    }

    private static String absentName(Question question) {
        return question.name() + "-absent";
    }

    /**
     * An answer as it is typed or chosen.
     *
     * @param texts for a date day, month and year
     * @param absent why there is none
     */
    record Written(List<String> texts, Optional<String> absent) {

        Written {
            Optional<String> chosen = texts.stream()
                    .filter(text -> text.startsWith(ABSENT))
                    .map(text -> text.substring(ABSENT.length()))
                    .findFirst();
            if (chosen.isPresent()) {
                absent = chosen;
                texts = List.of();
            }
            texts = List.copyOf(texts);
        }

        static Written in(JsonNode answer, Question question) {
            if (answer.path("absent").isString()) {
                return new Written(List.of(), Optional.of(answer.path("absent").asString("")));
            }
            return new Written(AnswerReader.texts(question, answer), Optional.empty());
        }

        boolean isBlank() {
            return texts.stream().allMatch(String::isBlank);
        }

        @Override
        public String toString() {
            return "Written[withheld]";
        }
    }
}
