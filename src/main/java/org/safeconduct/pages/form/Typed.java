package org.safeconduct.pages.form;

import java.util.List;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/**
 * An answer as it is typed or chosen.
 *
 * @param texts for a day day, month and year
 * @param absent why there is none
 */
record Typed(List<String> texts, Optional<String> absent) {

    /** Before the reason, where it is one of the choices. */
    static final String ABSENT = "absent:";

    private static final int PARTS = 3;

    Typed {
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

    /** No more of it than the question can take. */
    static Typed in(MultiValueMap<String, String> given, Question question) {
        List<String> texts = given.getOrDefault(question.name(), List.of());
        List<String> absent = given.getOrDefault(question.absentName(), List.of());
        return new Typed(
                switch (question.kind()) {
                    case DAY, PAST_DAY -> texts.stream().limit(PARTS).toList();
                    // One more than there are, so that one which is none of them is still seen.
                    case SOME ->
                        texts.stream()
                                .filter(text -> !text.isEmpty())
                                .distinct()
                                .limit(question.choices().size() + 1L)
                                .toList();
                    case TEXT, LONG_TEXT, LINES, AGE, TIME, YES_NO, ONE, ONE_OF_MANY ->
                        texts.stream().limit(1).toList();
                },
                absent.stream().filter(why -> !why.isEmpty()).findFirst());
    }

    /** What somebody would have typed to answer so, or what is chosen until something else is. */
    static Typed in(Answers kept, Question question) {
        return kept.of(question.name())
                .map(answer -> of(question, answer))
                .orElseGet(() -> new Typed(question.first(), Optional.empty()));
    }

    private static Typed of(Question question, Answer answer) {
        return switch (answer) {
            case Answer.Text text -> typed(text.text());
            case Answer.Several several ->
                question.kind() == Question.Kind.LINES
                        ? typed(String.join("\n", several.texts()))
                        : new Typed(several.texts(), Optional.empty());
            case Answer.Years number -> typed(String.valueOf(number.number()));
            case Answer.YesNo answered -> typed(answered.yes() ? Question.YES : Question.NO);
            case Answer.Time time -> typed(time.time().toString());
            case Answer.Day day ->
                typed(
                        String.valueOf(day.day().getDayOfMonth()),
                        String.valueOf(day.day().getMonthValue()),
                        String.valueOf(day.day().getYear()));
            case Answer.Absent absent ->
                new Typed(List.of(), Optional.of(absent.why().code()));
        };
    }

    private static Typed typed(String... texts) {
        return new Typed(List.of(texts), Optional.empty());
    }

    boolean isBlank() {
        return texts.stream().allMatch(String::isBlank);
    }

    @Override
    public String toString() {
        return "Typed[withheld]";
    }
}
