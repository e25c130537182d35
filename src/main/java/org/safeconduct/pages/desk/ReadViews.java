package org.safeconduct.pages.desk;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.safeconduct.desk.Opening;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.DisclosureJson;
import org.safeconduct.pages.DisclosureViews;
import org.safeconduct.pages.DisclosureViews.Row;
import org.safeconduct.pages.Moments;
import org.safeconduct.pages.Words;
import org.safeconduct.pages.desk.ReadPart.Document;
import org.safeconduct.pages.desk.ReadPart.Said;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

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
    private final DisclosureViews questions;
    private final Moments moments;

    ReadViews(Words words, DisclosureViews questions, Moments moments) {
        this.words = words;
        this.questions = questions;
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
                content.path("fromName").asString(""),
                arrived,
                words.of("desk.part." + content.at("/partOf/kind").asString("first"), READER),
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
                questions.of(disclosure),
                disclosure.supporting().stream()
                        .map(item -> new Said(
                                word("share.label." + item.sensitivity().code()), item.text()))
                        .toList(),
                documents(opened, disclosure));
    }

    private ReadPart notice(JsonNode content, String arrived) {
        List<Row> rows = new ArrayList<>();
        content.path("said").properties().forEach(said -> {
            String code = words.or(
                    "desk.said." + said.getKey() + "." + said.getValue().asString(""), READER, "");
            rows.add(new Row(
                    words.or("desk.said." + said.getKey(), READER, word("desk.said.other")),
                    code.isEmpty() ? said.getValue().asString("") : code,
                    false));
        });
        return ReadPart.notice(
                content.path("reference").asString(""),
                content.path("fromName").asString(""),
                arrived,
                words.or("desk.notice." + content.path("notice").asString(""), READER, word("desk.notice.other")),
                rows);
    }

    private String informing(JsonNode informing) {
        String state = word("desk.inform." + informing.path("state").asString("unknown"));
        String reason = informing.path("reason").asString("");
        String review = informing.path("reviewOn").asString("");
        return Stream.of(
                        state,
                        reason.isEmpty()
                                ? ""
                                : words.of("desk.inform.because", READER, questions.said("reason", reason)),
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

    private List<Document> documents(Opening.Opened opened, Disclosure disclosure) {
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < disclosure.attachments().size(); i++) {
            var attachment = disclosure.attachments().get(i);
            documents.add(new Document(
                    attachment.name(), attachment.mediaType(), opened.envelope().toString(), i + 1));
        }
        return documents;
    }

    private String word(String key) {
        return words.of(key, READER);
    }

    private static List<String> codes(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(node -> node.asString(""))
                .toList();
    }
}
