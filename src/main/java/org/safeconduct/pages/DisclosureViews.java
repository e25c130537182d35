package org.safeconduct.pages;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.safeconduct.disclosure.Address;
import org.safeconduct.disclosure.AllegedPerson;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Concern;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Factors;
import org.safeconduct.disclosure.NhsNumber;
import org.safeconduct.disclosure.Sharer;
import org.safeconduct.disclosure.Subject;
import org.safeconduct.disclosure.SubjectKind;
import org.springframework.stereotype.Component;

/** A disclosure for whoever receives it or decides on it: the questions that the sharer answered, with the answers. */
@Component
public class DisclosureViews {

    private static final Locale READER = Locale.ENGLISH;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final Words words;

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

    DisclosureViews(Words words) {
        this.words = words;
    }

    public List<Group> of(Disclosure disclosure) {
        List<Group> groups = new ArrayList<>();
        groups.add(new Group(word("desk.group.happened"), concern(disclosure)));
        addEach(groups, "desk.group.subject", disclosure.subjects(), this::subject);
        addEach(groups, "desk.group.alleged", disclosure.allegedPersons(), this::alleged);
        groups.add(new Group(word("desk.group.factors"), factors(disclosure.factors())));
        groups.add(new Group(word("desk.group.consent"), consent(disclosure)));
        groups.add(new Group(word("desk.group.sharer"), sharer(disclosure.sharer(), disclosure)));
        return groups;
    }

    /** Numbered where there are several, so that they can be talked about. */
    private <T> void addEach(List<Group> groups, String heading, List<T> people, Function<T, List<Row>> rows) {
        for (int number = 1; number <= people.size(); number++) {
            groups.add(new Group(
                    people.size() == 1 ? word(heading) : words.of(heading + ".one", READER, number),
                    rows.apply(people.get(number - 1))));
        }
    }

    private List<Row> concern(Disclosure disclosure) {
        Concern concern = disclosure.concern();
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(label("categories"), labels("categories", concern.categories()), false));
        rows.add(row("narrative", concern.narrative(), Function.identity()));
        rows.add(row("exactWords", concern.exactWords(), Function.identity()));
        rows.add(code("known", concern.known()));
        rows.add(row("occurredFrom", concern.occurredFrom(), DAY::format));
        rows.add(row("occurredTo", concern.occurredTo(), DAY::format));
        rows.add(row("place", concern.place(), Function.identity()));
        rows.add(code("harm", disclosure.harm()));
        rows.add(tri("othersAtRisk", disclosure.othersAtRisk()));
        return rows;
    }

    /** What was not asked is shown where it could have been: of an adult nobody asks for a pupil's number. */
    private List<Row> subject(Subject subject) {
        List<Row> rows = new ArrayList<>();
        rows.add(code("kind", subject.kind()));
        rows.add(row("givenName", subject.givenName(), Function.identity()));
        rows.add(row("familyName", subject.familyName(), Function.identity()));
        boolean unborn = subject.kind() == SubjectKind.UNBORN;
        fitting(rows, !unborn, row("dateOfBirth", subject.dateOfBirth(), DAY::format));
        fitting(rows, unborn, row("expectedDelivery", subject.expectedDelivery(), DAY::format));
        rows.add(row("lines", written(subject.address()), DisclosureViews::address));
        if (subject.address() instanceof Answer.Known<Address> known
                && known.value().doNotDisclose()) {
            rows.add(new Row(label("doNotDisclose"), word("desk.doNotDisclose.yes"), false));
        }
        rows.add(row("nhsNumber", subject.nhsNumber(), NhsNumber::value));
        fitting(rows, subject.kind() == SubjectKind.CHILD, row("upn", subject.upn(), Function.identity()));
        fitting(
                rows,
                subject.kind() == SubjectKind.ADULT,
                row("mentalCapacity", subject.mentalCapacity(), tri -> word("desk.tri." + tri.code())));
        return rows;
    }

    private static void fitting(List<Row> rows, boolean fits, Row row) {
        if (fits || !row.absent()) {
            rows.add(row);
        }
    }

    /** An address of which only is known that it must not become known is none that one could read. */
    private static Answer<Address> written(Answer<Address> answer) {
        return answer instanceof Answer.Known<Address> known
                        && known.value().lines().isEmpty()
                        && known.value().postcode() instanceof Answer.Absent<String> absent
                ? Answer.absent(absent.reason())
                : answer;
    }

    private static String address(Address address) {
        return Stream.concat(address.lines().stream(), address.postcode().toOptional().stream())
                .reduce((one, next) -> one + "\n" + next)
                .orElse("");
    }

    private List<Row> alleged(AllegedPerson person) {
        return List.of(
                row("name", person.name(), Function.identity()),
                row("ageYears", person.ageYears(), String::valueOf),
                code("relationship", person.relationship()),
                tri("positionOfTrust", person.positionOfTrust()),
                tri("identified", person.identified()));
    }

    private List<Row> factors(Factors factors) {
        return List.of(
                tri("coercion", factors.coercion()),
                tri("gain", factors.gain()),
                tri("imageSharing", factors.imageSharing()),
                tri("powerImbalance", factors.powerImbalance()),
                tri("multipleAllegedPersons", factors.multipleAllegedPersons()),
                tri("apparentlyConsensual", factors.apparentlyConsensual()));
    }

    private List<Row> consent(Disclosure disclosure) {
        var consent = disclosure.consent();
        return List.of(
                code("state", consent.state()),
                row("by", consent.by(), by -> said("by", by.code())),
                row("reason", consent.reason(), reason -> said("reason", reason.code())),
                new Row(word("desk.row.purposes"), labels("purposes", disclosure.purposes()), false),
                row("gateway", disclosure.gateway(), gateway -> said("gateway", gateway.code())));
    }

    private List<Row> sharer(Sharer sharer, Disclosure disclosure) {
        return List.of(
                row("name", sharer.name(), Function.identity()),
                code("role", sharer.role()),
                row("contact", sharer.contact(), Function.identity()),
                new Row(
                        word("desk.row.nation"),
                        said("nation", disclosure.nation().code()),
                        false));
    }

    private <T> Row row(String question, Answer<T> answer, Function<T, String> shown) {
        return switch (answer) {
            case Answer.Known<T> known -> new Row(label(question), shown.apply(known.value()), false);
            case Answer.Absent<T> absent ->
                new Row(label(question), word("desk.absent." + absent.reason().code()), true);
        };
    }

    private Row code(String question, Code code) {
        return new Row(label(question), said(question, code.code()), false);
    }

    private Row tri(String question, Code code) {
        return new Row(label(question), word("desk.tri." + code.code()), false);
    }

    private String labels(String question, Set<? extends Code> codes) {
        return codes.stream()
                .map(code -> said(question, code.code()))
                .sorted()
                .reduce((one, next) -> one + "\n" + next)
                .orElse("");
    }

    /** The questions of the sharer's own form, unless they would read wrongly here. */
    private String label(String question) {
        return words.or("desk.row." + question, READER, words.or("share." + question, READER, question));
    }

    /** A code of an answer to a question, in words. */
    public String said(String question, String code) {
        return words.or(
                "desk.row." + question + "." + code,
                READER,
                words.or(
                        "share." + question + "." + code,
                        READER,
                        words.or("ask." + question + "." + code, READER, code)));
    }

    private String word(String key) {
        return words.of(key, READER);
    }
}
