package org.safeconduct.pages;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.safeconduct.disclosure.Account;
import org.safeconduct.disclosure.Concern;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Factors;
import org.safeconduct.disclosure.Sharer;
import org.safeconduct.disclosure.Tri;
import org.safeconduct.disclosure.WhoSpeaks;
import org.springframework.stereotype.Component;

/** A disclosure for whoever receives it or decides on it: the questions that the sharer answered, with the answers. */
@Component
public class DisclosureViews {

    private static final Locale READER = Locale.ENGLISH;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final Words words;
    private final Answers answers;
    private final PersonViews people;

    /** Answers that belong together. */
    public record Group(String heading, List<Row> rows) {

        @Override
        public String toString() {
            return "Group[withheld]";
        }
    }

    /** @param absent whether it was not answered, and the value says why */
    public record Row(String label, String value, boolean absent) {

        @Override
        public String toString() {
            return "Row[withheld]";
        }
    }

    DisclosureViews(Words words, Clock clock) {
        this.words = words;
        this.answers = new Answers(words);
        this.people = new PersonViews(words, answers, clock);
    }

    public List<Group> of(Disclosure disclosure) {
        List<Group> groups = new ArrayList<>();
        groups.add(new Group(word("desk.group.happened"), concern(disclosure)));
        disclosure.accounts().forEach(account -> groups.add(account(account, disclosure)));
        groups.addAll(people.of(disclosure));
        groups.add(new Group(word("desk.group.factors"), factors(disclosure.factorsOfAll())));
        groups.add(new Group(word("desk.group.consent"), consent(disclosure)));
        groups.add(new Group(word("desk.group.sharer"), sharer(disclosure.sharer(), disclosure)));
        return groups;
    }

    /** What is known of some of the people, told apart from what the concern says of all. */
    private Group account(Account account, Disclosure disclosure) {
        List<Row> rows = new ArrayList<>();
        rows.add(answers.code("known", account.known()));
        account.toldBy().toOptional().ifPresent(by -> rows.add(new Row(word("desk.row.toldBy"), by, false)));
        account.narrative().toOptional().ifPresent(text -> rows.add(new Row(answers.label("narrative"), text, false)));
        account.exactWords()
                .toOptional()
                .ifPresent(text -> rows.add(new Row(answers.label("exactWords"), text, false)));
        account.opinion()
                .toOptional()
                .ifPresent(opinion ->
                        rows.add(new Row(word("desk.row.opinion"), word("desk.opinion." + opinion.code()), false)));
        return new Group(
                words.of(
                        "desk.group.account",
                        READER,
                        account.about().stream()
                                .map(id -> people.who(id, disclosure))
                                .sorted()
                                .collect(Collectors.joining(", "))),
                rows);
    }

    private List<Row> concern(Disclosure disclosure) {
        Concern concern = disclosure.concern();
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(answers.label("categories"), answers.labels("categories", concern.categories()), false));
        rows.add(answers.row("narrative", concern.narrative(), Function.identity()));
        rows.add(answers.row("exactWords", concern.exactWords(), Function.identity()));
        rows.add(answers.code("known", concern.known()));
        rows.add(answers.row("occurredFrom", concern.occurredFrom(), DAY::format));
        rows.add(answers.row("occurredTo", concern.occurredTo(), DAY::format));
        rows.add(answers.row("place", concern.place(), Function.identity()));
        concern.forum().toOptional().ifPresent(forum -> rows.add(answers.code("forum", forum)));
        if (concern.dangerIfParentsKnow() != Tri.UNKNOWN) {
            rows.add(answers.tri("dangerIfParentsKnow", concern.dangerIfParentsKnow()));
        }
        rows.add(answers.code("harm", disclosure.harm()));
        rows.add(answers.tri("othersAtRisk", disclosure.othersAtRisk()));
        return rows;
    }

    private List<Row> factors(Factors factors) {
        return List.of(
                answers.tri("coercion", factors.coercion()),
                answers.tri("gain", factors.gain()),
                answers.tri("imageSharing", factors.imageSharing()),
                answers.tri("powerImbalance", factors.powerImbalance()),
                answers.tri("multipleAllegedPersons", factors.multipleAllegedPersons()),
                answers.tri("apparentlyConsensual", factors.apparentlyConsensual()));
    }

    private List<Row> consent(Disclosure disclosure) {
        var consent = disclosure.consent();
        List<Row> forAll = WhoSpeaks.isByPerson(disclosure)
                ? List.of()
                : List.of(
                        answers.code("state", consent.state()),
                        answers.row("by", consent.by(), by -> answers.said("by", by.code())),
                        answers.row("reason", consent.reason(), reason -> answers.said("reason", reason.code())));
        List<Row> rows = new ArrayList<>(forAll);
        rows.addAll(List.of(
                new Row(word("desk.row.purposes"), answers.labels("purposes", disclosure.purposes()), false),
                answers.row("gateway", disclosure.gateway(), gateway -> answers.said("gateway", gateway.code()))));
        return rows;
    }

    private List<Row> sharer(Sharer sharer, Disclosure disclosure) {
        return List.of(
                answers.row("name", sharer.name(), Function.identity()),
                answers.code("role", sharer.role()),
                answers.row("contact", sharer.contact(), Function.identity()),
                new Row(
                        word("desk.row.nation"),
                        answers.said("nation", disclosure.nation().code()),
                        false));
    }

    /** A code of an answer to a question, in words. */
    public String said(String question, String code) {
        return answers.said(question, code);
    }

    private String word(String key) {
        return words.of(key, READER);
    }
}
