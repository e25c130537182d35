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
    List<Field> fields(Words words, boolean byRecipient) {
        Field grades = field(
                "grade", grade, Grade.values(), Grade::name, one -> words.of("statement.grade." + one, READER), words);
        Field nations = field(
                "nation",
                nation,
                new Jurisdiction[] {Jurisdiction.ENGLAND, Jurisdiction.WALES},
                Jurisdiction::name,
                one -> words.of("rules.nation." + one, READER),
                words);
        Field recipients = field(
                "recipient",
                recipient,
                Recipient.values(),
                Code::code,
                one -> words.of("share.recipients", one, READER),
                words);
        return byRecipient ? List.of(grades, nations, recipients) : List.of(grades, nations);
    }

    private static <T> Field field(
            String name,
            Optional<T> chosen,
            T[] all,
            Function<T, String> value,
            Function<T, String> label,
            Words words) {
        return new Field(
                name,
                words.of("rules." + name, READER),
                "",
                Stream.concat(
                                Stream.of(new Field.Choice("", words.of("evidence.any", READER))),
                                Arrays.stream(all).map(one -> new Field.Choice(value.apply(one), label.apply(one))))
                        .toList(),
                chosen.map(value).stream().toList(),
                "");
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, @Nullable String name) {
        return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
    }
}
