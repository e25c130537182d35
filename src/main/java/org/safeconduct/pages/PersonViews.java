package org.safeconduct.pages;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.safeconduct.disclosure.Address;
import org.safeconduct.disclosure.AgeOn;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Knowledge;
import org.safeconduct.disclosure.NhsNumber;
import org.safeconduct.disclosure.Person;
import org.safeconduct.disclosure.PersonRole;
import org.safeconduct.disclosure.Relation;
import org.safeconduct.disclosure.SubjectKind;
import org.safeconduct.disclosure.Wish;
import org.safeconduct.pages.DisclosureViews.Group;
import org.safeconduct.pages.DisclosureViews.Row;

/** Everybody in a disclosure, each with what is known of them, the people at risk first. */
final class PersonViews {

    private static final Locale READER = Locale.ENGLISH;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final Words words;
    private final Answers answers;
    private final Clock clock;

    PersonViews(Words words, Answers answers, Clock clock) {
        this.words = words;
        this.answers = answers;
        this.clock = clock;
    }

    /** A person of several roles stands under the first of them, which is the most protective. */
    List<Group> of(Disclosure disclosure) {
        List<Group> groups = new ArrayList<>();
        for (PersonRole role : PersonRole.values()) {
            List<Person> people = disclosure.persons().stream()
                    .filter(person -> first(person) == role)
                    .toList();
            for (int number = 1; number <= people.size(); number++) {
                Person person = people.get(number - 1);
                groups.add(new Group(heading(role, number, people.size()), rows(person, role, disclosure)));
            }
        }
        return groups;
    }

    /** Numbered where there are several, so that they can be talked about. */
    private String heading(PersonRole role, int number, int of) {
        String key = "desk.group." + role.code();
        return of == 1 ? answers.word(key) : words.of(key + ".one", READER, number);
    }

    private static PersonRole first(Person person) {
        return person.roles().stream().sorted().findFirst().orElse(PersonRole.PROFESSIONAL);
    }

    private List<Row> rows(Person person, PersonRole first, Disclosure disclosure) {
        List<Row> rows = new ArrayList<>();
        knowledge(person).ifPresent(rows::add);
        switch (first) {
            case AT_RISK -> atRisk(rows, person);
            case ALLEGED -> alleged(rows, person, disclosure);
            case OTHER_YOUNG_PERSON, PARENT_OR_CARER, HOUSEHOLD, PROFESSIONAL -> other(rows, person, disclosure);
        }
        besides(rows, person, first);
        person.wishes().forEach(wish -> rows.add(wish(wish, person, disclosure)));
        return rows;
    }

    /** What was not asked is shown where it could have been: of an adult nobody asks for a pupil's number. */
    private void atRisk(List<Row> rows, Person person) {
        SubjectKind kind = person.judged();
        rows.add(answers.code("kind", kind));
        name(rows, person, true);
        fitting(rows, kind != SubjectKind.UNBORN, born(person));
        known(rows, "yearOfBirth", person.age().yearOfBirth(), String::valueOf);
        known(rows, "ageYears", person.age().years(), String::valueOf);
        fitting(
                rows,
                kind == SubjectKind.UNBORN,
                answers.row("expectedDelivery", person.age().expectedDelivery(), DAY::format));
        addresses(rows, person, true);
        rows.add(answers.row("nhsNumber", person.nhsNumber(), NhsNumber::value));
        fitting(rows, kind == SubjectKind.CHILD, answers.row("upn", person.upn(), Function.identity()));
        fitting(
                rows,
                kind == SubjectKind.ADULT,
                answers.row("mentalCapacity", person.mentalCapacity(), tri -> answers.word("desk.tri." + tri.code())));
    }

    private void alleged(List<Row> rows, Person person, Disclosure disclosure) {
        name(rows, person, false);
        rows.add(answers.row("ageYears", person.age().years(), String::valueOf));
        rows.add(relationship(person, disclosure));
        rows.add(answers.row(
                "positionOfTrust", person.positionOfTrust(), tri -> answers.word("desk.tri." + tri.code())));
        rows.add(answers.row("identified", person.identified(), tri -> answers.word("desk.tri." + tri.code())));
    }

    private void other(List<Row> rows, Person person, Disclosure disclosure) {
        name(rows, person, false);
        known(rows, "ageYears", person.age().years(), String::valueOf);
        rows.add(relationship(person, disclosure));
    }

    /** What is said of few, where it was said. */
    private void besides(List<Row> rows, Person person, PersonRole first) {
        if (first != PersonRole.AT_RISK) {
            person.age().dateOfBirth().toOptional().ifPresent(day -> rows.add(born(person)));
            known(rows, "yearOfBirth", person.age().yearOfBirth(), String::valueOf);
            known(rows, "nhsNumber", person.nhsNumber(), NhsNumber::value);
            addresses(rows, person, false);
            known(rows, "mentalCapacity", person.mentalCapacity(), tri -> answers.word("desk.tri." + tri.code()));
        }
        known(
                rows,
                "parentalResponsibility",
                person.parentalResponsibility(),
                tri -> answers.word("desk.tri." + tri.code()));
        known(rows, "now", person.reaching().now(), Function.identity());
        known(rows, "until", person.reaching().until(), Function.identity());
        known(rows, "safe", person.reaching().safe(), Function.identity());
        known(rows, "unsafe", person.reaching().unsafe(), Function.identity());
        known(rows, "dangerToVisitors", person.reaching().dangerToVisitors(), Function.identity());
        known(rows, "sex", person.background().sex(), Function.identity());
        known(rows, "ethnicity", person.background().ethnicity(), Function.identity());
        known(rows, "firstLanguage", person.background().firstLanguage(), Function.identity());
        known(rows, "interpreter", person.background().interpreter(), tri -> answers.word("desk.tri." + tri.code()));
        known(rows, "needs", person.background().needs(), Function.identity());
        known(rows, "school", person.background().school(), Function.identity());
        known(rows, "gp", person.background().gp(), Function.identity());
    }

    /** One person's view, or another's for them, by who spoke. */
    private Row wish(Wish wish, Person person, Disclosure disclosure) {
        String speaker = wish.by().equals(person.id())
                ? answers.word("desk.wish.own")
                : wish.as()
                        .toOptional()
                        .map(as -> words.of(
                                "desk.wish.as", READER, who(wish.by(), disclosure), answers.said("by", as.code())))
                        .orElseGet(() -> who(wish.by(), disclosure));
        String said = Stream.of(
                        Optional.of(words.of(
                                "desk.wish",
                                READER,
                                speaker,
                                answers.said("state", wish.state().code()))),
                        wish.on().toOptional().map(DAY::format),
                        wish.competent().toOptional().map(tri -> answers.word("desk.wish.competent." + tri.code())),
                        wish.reason().toOptional().map(reason -> answers.said("reason", reason.code())))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"));
        return new Row(answers.label("state"), said, false);
    }

    /** First of all that is said of somebody: whoever reads on may be about to ring them. */
    private Optional<Row> knowledge(Person person) {
        Knowledge knowledge = person.knowledge();
        if (knowledge.state() == Knowledge.State.UNKNOWN) {
            return Optional.empty();
        }
        String said = Stream.of(
                        Optional.of(answers.word(
                                "desk.knowledge." + knowledge.state().code())),
                        knowledge.toldBy().toOptional().map(by -> words.of("desk.knowledge.by", READER, by)),
                        knowledge.why().toOptional().map(why -> answers.said("reason", why.code())),
                        knowledge.risk().toOptional(),
                        knowledge
                                .review()
                                .toOptional()
                                .map(day -> words.of("desk.knowledge.review", READER, DAY.format(day))))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"));
        return Optional.of(new Row(answers.label("knowledge"), said, false));
    }

    private void name(List<Row> rows, Person person, boolean inParts) {
        if (person.name().whole().toOptional().isPresent() || !inParts) {
            String written = person.name().written();
            rows.add(
                    written.isEmpty()
                            ? answers.row("name", person.name().whole(), Function.identity())
                            : new Row(answers.label("name"), written, false));
            return;
        }
        rows.add(answers.row("givenName", person.name().given(), Function.identity()));
        rows.add(answers.row("familyName", person.name().family(), Function.identity()));
    }

    private Row born(Person person) {
        LocalDate today = AgeOn.day(clock.instant());
        return answers.row(
                "dateOfBirth",
                person.age().dateOfBirth(),
                day -> AgeOn.years(day, today)
                        .map(years -> words.of("desk.born", READER, DAY.format(day), years))
                        .orElseGet(() -> DAY.format(day)));
    }

    private void addresses(List<Row> rows, Person person, boolean always) {
        switch (person.addresses()) {
            case Answer.Known<List<Address>> known -> known.value().forEach(address -> address(rows, address));
            case Answer.Absent<List<Address>> absent -> {
                if (always) {
                    rows.add(answers.row("lines", absent, List::toString));
                }
            }
        }
    }

    private void address(List<Row> rows, Address address) {
        String label = answers.label("lines");
        String use = answers.word("desk.address." + address.use().code());
        rows.add(
                address.saysWhere()
                        ? new Row(use.isEmpty() ? label : label + " " + use, written(address), false)
                        : new Row(label, answers.word("desk.absent.withheld-for-safety"), true));
        if (address.doNotDisclose()) {
            rows.add(new Row(answers.label("doNotDisclose"), answers.word("desk.doNotDisclose.yes"), false));
        }
    }

    private static String written(Address address) {
        return Stream.of(
                        address.lines().stream(),
                        address.postcode().toOptional().stream(),
                        address.from().toOptional().map(day -> "from " + DAY.format(day)).stream(),
                        address.until().toOptional().map(day -> "until " + DAY.format(day)).stream())
                .flatMap(Function.identity())
                .collect(Collectors.joining("\n"));
    }

    /** With whose, where several people are at risk. */
    private Row relationship(Person person, Disclosure disclosure) {
        List<Relation> relations = disclosure.relations().stream()
                .filter(relation -> relation.from().equals(person.id()))
                .toList();
        boolean alike = relations.stream().map(Relation::is).distinct().count() <= 1;
        if (alike) {
            return answers.code("relationship", disclosure.relationship(person));
        }
        return new Row(
                answers.label("relationship"),
                relations.stream()
                        .map(relation -> words.of(
                                "desk.relation",
                                READER,
                                answers.said("relationship", relation.is().code()),
                                who(relation.to(), disclosure)))
                        .collect(Collectors.joining("\n")),
                false);
    }

    /** Somebody by their name, or by their part in the story. */
    String who(String id, Disclosure disclosure) {
        return disclosure.persons().stream()
                .filter(person -> person.id().equals(id))
                .map(person -> person.name().written().isEmpty()
                        ? answers.word("whoknows.role." + first(person).code())
                        : person.name().written())
                .findFirst()
                .orElse(answers.word("desk.relation.unnamed"));
    }

    private <T> void known(List<Row> rows, String question, Answer<T> answer, Function<T, String> shown) {
        if (answer instanceof Answer.Known<T>) {
            rows.add(answers.row(question, answer, shown));
        }
    }

    private static void fitting(List<Row> rows, boolean fits, Row row) {
        if (fits || !row.absent()) {
            rows.add(row);
        }
    }
}
