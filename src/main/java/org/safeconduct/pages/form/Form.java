package org.safeconduct.pages.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.safeconduct.disclosure.AbsentReason;
import org.safeconduct.platform.Rejection;

/** The questions that were asked, with what was answered and what is wrong with it. {@link Forms} makes one. */
public final class Form {

    private final Labels labels;
    private final Map<String, Question> questions = new LinkedHashMap<>();
    private final Map<String, Typed> typed = new HashMap<>();
    private final Map<String, String> errors = new HashMap<>();
    private Answers answers = Answers.none();

    private Form(Labels labels) {
        this.labels = labels;
    }

    static Form show(Labels labels, List<Question> questions, Answers kept) {
        Form form = new Form(labels);
        form.answers = kept;
        for (Question question : questions) {
            if (question.isAsked(kept)) {
                form.questions.put(question.name(), question);
                form.typed.put(question.name(), Typed.in(kept, question));
            }
        }
        return form;
    }

    /** @param known what was answered elsewhere, on which conditions may depend */
    static Form read(
            Labels labels, List<Question> questions, Function<Question, Typed> given, Answers known, LocalDate today) {
        Form form = new Form(labels);
        // What is asked here is answered here, also with nothing.
        Answers elsewhere = known.without(questions.stream().map(Question::name).collect(Collectors.toSet()));
        Map<String, Answer> read = new LinkedHashMap<>();
        for (Question question : questions) {
            if (!question.isAsked(elsewhere.with(Answers.of(read)))) {
                continue;
            }
            form.questions.put(question.name(), question);
            Typed typed = given.apply(question);
            form.typed.put(question.name(), typed);
            switch (AnswerReader.read(question, typed, today)) {
                case AnswerReader.Read.Nothing nothing -> {}
                case AnswerReader.Read.Value value -> read.put(question.name(), value.answer());
                case AnswerReader.Read.Wrong wrong -> form.errors.put(question.name(), labels.wrong(question, wrong));
            }
        }
        form.answers = Answers.of(read);
        Answers all = elsewhere.with(form.answers);
        form.questions.values().stream()
                .filter(question -> !read.containsKey(question.name()) && question.isNeeded(all))
                .forEach(question -> form.errors.putIfAbsent(question.name(), labels.unanswered(question)));
        return form;
    }

    /** Whether nothing is wrong. */
    public boolean isWhole() {
        return errors.isEmpty();
    }

    /** What was answered rightly, of the questions of this form. */
    public Answers answers() {
        return answers;
    }

    /** A text or code as it was typed, right or wrong; empty if there is none. */
    public String typed(String name) {
        return texts(name).stream().findFirst().orElse("").strip();
    }

    /** Everything that was typed or chosen under a name. */
    public List<String> texts(String name) {
        return Optional.ofNullable(typed.get(name)).map(Typed::texts).orElse(List.of());
    }

    /** By names, for a page that only passes them on. */
    public List<Map.Entry<String, String>> hidden() {
        return questions.keySet().stream()
                .flatMap(name -> texts(name).stream().map(text -> Map.entry(name, text)))
                .toList();
    }

    /** Says that a question was not answered rightly, in its own words. */
    public void wrong(String name) {
        say(name, labels.unanswered(asked(name)));
    }

    /** Says what is wrong, in the words of {@code <name>.error.<how>}. */
    public void wrong(String name, String how) {
        say(name, labels.wrong(asked(name), AnswerReader.Read.Wrong.of(how)));
    }

    /** Says what is wrong, if anything is; what is already said of an answer is not said otherwise. */
    public void say(String name, String error) {
        if (!error.isEmpty()) {
            errors.putIfAbsent(name, error);
        }
    }

    private Question asked(String name) {
        return Objects.requireNonNull(questions.get(name), name);
    }

    /** The name of the question that a rejection is about, if it is one of these. */
    public Optional<String> at(Rejection rejection) {
        String pointer = Optional.ofNullable(rejection.pointer()).orElse("");
        return questions.keySet().stream()
                .filter(name -> pointer.equals("/" + name) || pointer.startsWith("/" + name + "/"))
                .findFirst();
    }

    public List<Field> fields() {
        return questions.values().stream().map(this::field).toList();
    }

    private Field field(Question question) {
        Typed here = Objects.requireNonNull(typed.get(question.name()));
        List<Field.Choice> choices = new ArrayList<>();
        List<String> given = new ArrayList<>(here.texts());
        boolean chosen = question.kind().isChosen();
        if (question.kind() == Question.Kind.ONE_OF_MANY && question.first().isEmpty()) {
            choices.add(labels.choose(question));
        }
        question.choices().forEach(choice -> choices.add(labels.choice(question, choice)));
        if (chosen && question.mayBeAbsent()) {
            absences(question)
                    .map(why -> new Field.Choice(Typed.ABSENT + why.code(), labels.absent(why)))
                    .forEach(choices::add);
            here.absent().ifPresent(why -> given.add(Typed.ABSENT + why));
        }
        return new Field(
                question,
                labels.question(question),
                labels.hint(question),
                choices,
                given,
                errors.getOrDefault(question.name(), ""),
                chosen || !question.mayBeAbsent() ? null : absent(question, here));
    }

    private Field absent(Question question, Typed here) {
        List<Field.Choice> choices = Stream.of(AbsentReason.values())
                .map(why -> new Field.Choice(why.code(), labels.absent(why)))
                .toList();
        Question why = Question.oneOfMany(question.absentName(), choices);
        return new Field(
                why,
                labels.absent(),
                "",
                Stream.concat(Stream.of(labels.choose(why)), choices.stream()).toList(),
                here.absent().stream().toList(),
                "",
                null);
    }

    /** "I do not know" is already a choice where the codes have it. */
    private static Stream<AbsentReason> absences(Question question) {
        return Stream.of(AbsentReason.values())
                .filter(why -> !(why == AbsentReason.UNKNOWN && question.lists(why.code())))
                .filter(why -> why != AbsentReason.WITHHELD_FOR_SAFETY);
    }

    @Override
    public String toString() {
        return "Form[" + String.join(", ", questions.keySet()) + ", answers withheld]";
    }
}
