package org.safeconduct.pages.form;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.safeconduct.disclosure.BritishTime;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Makes the forms of pages. The prefixes of each say where its words are: see {@link Labels}. */
@Component
public class Forms {

    private final MessageSource messages;
    private final Clock clock;

    public Forms(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** With what was answered before; nothing is wrong yet. */
    public Form show(List<Question> questions, Answers kept, String... prefixes) {
        return Form.show(new Labels(messages, List.of(prefixes)), questions, kept);
    }

    /** Not answered yet. */
    public Form show(List<Question> questions, String... prefixes) {
        return show(questions, Answers.none(), prefixes);
    }

    /** With what was just posted, and all that is wrong with it. Other parameters are not looked at. */
    public Form read(List<Question> questions, MultiValueMap<String, String> given, String... prefixes) {
        return read(questions, given, Answers.none(), prefixes);
    }

    /** @param known what was answered elsewhere, on which the questions' conditions may depend */
    public Form read(List<Question> questions, MultiValueMap<String, String> given, Answers known, String... prefixes) {
        return read(questions, question -> Typed.in(given, question), known, prefixes);
    }

    /** With what was kept before, right or wrong, and all that is wrong with it. */
    public Form check(List<Question> questions, Answers kept, String... prefixes) {
        return read(questions, question -> Typed.in(kept, question), Answers.none(), prefixes);
    }

    private Form read(List<Question> questions, Function<Question, Typed> given, Answers known, String... prefixes) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BritishTime.ZONE);
        return Form.read(new Labels(messages, List.of(prefixes)), questions, given, known, today);
    }
}
