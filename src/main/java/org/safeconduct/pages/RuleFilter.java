package org.safeconduct.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.pages.form.Answers;
import org.safeconduct.pages.form.Field;
import org.safeconduct.pages.form.Form;
import org.safeconduct.pages.form.Forms;
import org.safeconduct.pages.form.Question;
import org.safeconduct.rulebook.RuleInfo.Grade;
import org.safeconduct.rulebook.RuleInfo.Jurisdiction;
import org.safeconduct.sharing.RuleLine;

/**
 * Which rows of the rules a reader wants to see: by codes only, so that it may stand in an address. What is no code narrows
 * nothing.
 */
record RuleFilter(Optional<Grade> grade, Optional<Jurisdiction> nation, Optional<Recipient> recipient) {

    private static final Locale READER = Locale.ENGLISH;

    static RuleFilter of(Map<String, String> given) {
        return new RuleFilter(
                named(Grade.values(), given.get("grade")),
                named(Jurisdiction.values(), given.get("nation")),
                Code.read(Recipient.class, given.getOrDefault("recipient", "")));
    }

    /** @param concerning the ids of the rows that can concern a recipient */
    List<RuleLine> of(List<RuleLine> lines, Function<Recipient, Set<String>> concerning) {
        Optional<Set<String>> ids = recipient.map(concerning);
        return lines.stream()
                .filter(line -> grade.isEmpty() || line.grade() == grade.get())
                .filter(line -> nation.isEmpty()
                        || line.jurisdiction() == nation.get()
                        || line.jurisdiction() == Jurisdiction.BOTH)
                .filter(line -> ids.isEmpty() || ids.get().contains(line.id()))
                .toList();
    }

    /** How many rows there are of each grade, also of those of which there is none. */
    static Map<Grade, Long> counts(List<RuleLine> lines) {
        Map<Grade, Long> counts = new TreeMap<>();
        Arrays.stream(Grade.values()).forEach(grade -> counts.put(grade, 0L));
        counts.putAll(lines.stream().collect(Collectors.groupingBy(RuleLine::grade, Collectors.counting())));
        return counts;
    }

    /** @param byRecipient whether the rows say whom they concern */
    Form form(Forms forms, Words words, boolean byRecipient) {
        Question grades = Question.oneOfMany(
                "grade",
                Stream.of(Grade.values())
                        .map(one -> new Field.Choice(one.name(), words.of("statement.grade." + one, READER)))
                        .toList());
        Question nations = Question.oneOfMany(
                "nation", Field.Choice.of(List.of(Jurisdiction.ENGLAND.name(), Jurisdiction.WALES.name())));
        Question recipients = Question.oneOfMany(
                "recipient",
                Stream.of(Recipient.values())
                        .map(one -> new Field.Choice(one.code(), words.of("share.recipients", one, READER)))
                        .toList());
        Answers chosen = Answers.none()
                .and("grade", grade.map(Grade::name))
                .and("nation", nation.map(Jurisdiction::name))
                .and("recipient", recipient.map(Code::code));
        return forms.show(
                byRecipient ? List.of(grades, nations, recipients) : List.of(grades, nations), chosen, "rules");
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, @Nullable String name) {
        return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
    }
}
