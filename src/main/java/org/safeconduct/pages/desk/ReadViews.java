package org.safeconduct.pages.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.safeconduct.desk.Opening;
import org.safeconduct.disclosure.Address;
import org.safeconduct.disclosure.AllegedPerson;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Concern;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.DisclosureJson;
import org.safeconduct.disclosure.Factors;
import org.safeconduct.disclosure.NhsNumber;
import org.safeconduct.disclosure.Sharer;
import org.safeconduct.disclosure.Subject;
import org.safeconduct.disclosure.SubjectKind;
import org.safeconduct.pages.Moments;
import org.safeconduct.pages.Words;
import org.safeconduct.pages.desk.ReadPart.Document;
import org.safeconduct.pages.desk.ReadPart.Group;
import org.safeconduct.pages.desk.ReadPart.Row;
import org.safeconduct.pages.desk.ReadPart.Said;
import org.springframework.stereotype.Component;

/** Puts what an envelope holds into words for the officer who reads it. */
@Component
class ReadViews {

    private static final Locale READER = Locale.ENGLISH;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    /** Caveats that bind whoever reads; the others tell what the sharer has to do. */
    private static final Set<String> BINDING = Set.of(
            "do-not-inform-subject",
            "do-not-inform-alleged-person",
            "protect-address",
            "limit-use",
            "share-exact-scope",
            "call-999");

    private final Words words;
    private final Moments moments;

    ReadViews(Words words, Moments moments) {
        this.words = words;
        this.moments = moments;
    }

    List<ReadPart> of(List<Opening.Opened> opened) {
        return opened.stream().map(this::part).toList();
    }

    private ReadPart part(Opening.Opened opened) {
        JsonNode content = opened.content();
        String arrived = moments.of(opened.arrivedAt());
        if (content.isMissingNode()) {
            return ReadPart.gone(arrived);
        }
        if (content.has("notice")) {
            return notice(content, arrived);
        }
        Disclosure disclosure = DisclosureJson.read(content.path("disclosure"));
        List<String> caveats = codes(content.path("caveats"));
        return new ReadPart(
                opened.reference().value(),
                content.path("fromName").asText(),
                arrived,
                words.of("desk.part." + content.at("/partOf/kind").asText("first"), READER),
                Stream.concat(
                                disclosure.immediateDanger() ? Stream.of(word("desk.danger")) : Stream.of(),
                                caveats.stream().filter(BINDING::contains).map(code -> word("desk.caveat." + code)))
                        .distinct()
                        .toList(),
                informing(content.path("informing")),
                caveats.stream()
                        .filter(code -> !BINDING.contains(code))
                        .map(code -> word("share.obligation." + code))
                        .toList(),
                codes(content.path("withheld")).stream()
                        .map(code -> word("share.label." + code))
                        .toList(),
                groups(disclosure),
                disclosure.supporting().stream()
                        .map(item -> new Said(word("share.label." + item.sensitivity().code()), item.text()))
                        .toList(),
                documents(opened, disclosure));
    }

    private ReadPart notice(JsonNode content, String arrived) {
        List<Row> rows = new ArrayList<>();
        content.path("said").properties().forEach(said -> {
            String code = words.or("desk.said." + said.getKey() + "." + said.getValue().asText(), READER, "");
            rows.add(new Row(
                    words.or("desk.said." + said.getKey(), READER, word("desk.said.other")),
                    code.isEmpty() ? said.getValue().asText() : code,
                    false));
        });
        return ReadPart.notice(
                content.path("reference").asText(),
                content.path("fromName").asText(),
                arrived,
                words.or("desk.notice." + content.path("notice").asText(), READER, word("desk.notice.other")),
                rows);
    }

    private String informing(JsonNode informing) {
        String state = word("desk.inform." + informing.path("state").asText("unknown"));
        String reason = informing.path("reason").asText();
        String review = informing.path("reviewOn").asText();
        return Stream.of(
                        state,
                        reason.isEmpty() ? "" : words.of("desk.inform.because", READER, said("reason", reason)),
                        review.isEmpty()
                                ? ""
                                : words.of(
                                        "desk.inform.review",
                                        READER,
                                        LocalDate.parse(review).format(DAY)))
                .filter(text -> !text.isEmpty())
                .reduce((one, next) -> one + " " + next)
                .orElse("");
    }

    private List<Group> groups(Disclosure disclosure) {
        List<Group> groups = new ArrayList<>();
        groups.add(new Group(word("desk.group.happened"), concern(disclosure)));
        disclosure
                .subjects()
                .forEach(subject -> groups.add(new Group(word("desk.group.subject"), subject(subject))));
        disclosure
                .allegedPersons()
                .forEach(person -> groups.add(new Group(word("desk.group.alleged"), alleged(person))));
        groups.add(new Group(word("desk.group.factors"), factors(disclosure.factors())));
        groups.add(new Group(word("desk.group.consent"), consent(disclosure)));
        groups.add(new Group(word("desk.group.sharer"), sharer(disclosure.sharer(), disclosure)));
        return groups;
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
        rows.add(row("lines", subject.address(), ReadViews::address));
        if (subject.address() instanceof Answer.Known<Address> known && known.value().doNotDisclose()) {
            rows.add(new Row(label("doNotDisclose"), word("desk.doNotDisclose.yes"), false));
        }
        rows.add(row("nhsNumber", subject.nhsNumber(), NhsNumber::value));
        fitting(
                rows,
                subject.kind() == SubjectKind.CHILD,
                row("upn", subject.upn(), Function.identity()));
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

    private static String address(Address address) {
        return Stream.concat(
                        address.lines().stream(), address.postcode().toOptional().stream())
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
                new Row(word("desk.row.nation"), said("nation", disclosure.nation().code()), false));
    }

    private List<Document> documents(Opening.Opened opened, Disclosure disclosure) {
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < disclosure.attachments().size(); i++) {
            var attachment = disclosure.attachments().get(i);
            documents.add(new Document(
                    attachment.name(),
                    attachment.mediaType(),
                    opened.envelope().toString(),
                    i + 1));
        }
        return documents;
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

    private String said(String question, String code) {
        return words.or(
                "desk.row." + question + "." + code,
                READER,
                words.or("share." + question + "." + code, READER, words.or("ask." + question + "." + code, READER, code)));
    }

    private String word(String key) {
        return words.of(key, READER);
    }

    private static List<String> codes(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
