package org.safeconduct.pages.desk;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.safeconduct.desk.Opening;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.WhoKnows;
import org.safeconduct.pages.DisclosureViews;
import org.safeconduct.pages.DisclosureViews.Row;
import org.safeconduct.pages.KnowledgeTexts;
import org.safeconduct.pages.Moments;
import org.safeconduct.pages.Words;
import org.safeconduct.pages.desk.ReadPart.Document;
import org.safeconduct.pages.desk.ReadPart.Said;
import org.safeconduct.sealing.envelope.EnvelopeText;
import org.safeconduct.sharing.Obligation;
import org.springframework.stereotype.Component;

/** Puts what an envelope holds into words for the officer who reads it. */
@Component
class ReadViews {

    private static final Locale READER = Locale.ENGLISH;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    /** Caveats that bind whoever reads; the others tell what the sharer has to do. */
    private static final Set<Obligation> BINDING = EnumSet.of(
            Obligation.DO_NOT_INFORM_SUBJECT,
            Obligation.DO_NOT_INFORM_ALLEGED_PERSON,
            Obligation.PROTECT_ADDRESS,
            Obligation.LIMIT_USE,
            Obligation.SHARE_EXACT_SCOPE,
            Obligation.CALL_999);

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
        String arrived = moments.of(opened.arrivedAt());
        if (opened.content().isEmpty()) {
            return ReadPart.gone(arrived);
        }
        return switch (opened.content().get()) {
            case EnvelopeText.Notice notice -> notice(notice, arrived);
            case EnvelopeText.Shared shared -> shared(opened, shared, arrived);
        };
    }

    private ReadPart shared(Opening.Opened opened, EnvelopeText.Shared content, String arrived) {
        Disclosure disclosure = content.disclosure();
        return new ReadPart(
                opened.reference().value(),
                content.fromName(),
                arrived,
                words.of(
                        "desk.part."
                                + content.partOf()
                                        .map(part -> part.kind().code())
                                        .orElse("first"),
                        READER),
                binding(content),
                WhoKnows.in(disclosure).people().isEmpty() ? informing(content.informing()) : "",
                content.caveats().stream()
                        .filter(caveat -> !BINDING.contains(caveat))
                        .map(caveat -> words.of("share.obligation", caveat, READER))
                        .toList(),
                content.withheld().stream()
                        .map(label -> words.of("share.label", label, READER))
                        .toList(),
                questions.of(disclosure),
                disclosure.supporting().stream()
                        .map(item -> new Said(words.of("share.label", item.sensitivity(), READER), item.text()))
                        .toList(),
                documents(opened, disclosure));
    }

    /** What binds whoever reads: of each person, where it was said of each. */
    private List<String> binding(EnvelopeText.Shared content) {
        Disclosure disclosure = content.disclosure();
        List<String> byPerson = KnowledgeTexts.named(disclosure, words);
        return Stream.of(
                        disclosure.immediateDanger() ? Stream.of(word("desk.danger")) : Stream.<String>of(),
                        byPerson.stream(),
                        disclosure.sharer().nameNotForFamily()
                                ? Stream.of(word("desk.caveat.sharers-name"))
                                : Stream.<String>of(),
                        content.caveats().stream()
                                .filter(BINDING::contains)
                                .filter(caveat -> byPerson.isEmpty() || caveat != Obligation.DO_NOT_INFORM_SUBJECT)
                                .map(caveat -> words.of("desk.caveat", caveat, READER)))
                .flatMap(each -> each)
                .distinct()
                .toList();
    }

    private ReadPart notice(EnvelopeText.Notice content, String arrived) {
        List<Row> rows = new ArrayList<>();
        content.said().forEach((key, said) -> {
            String text = String.valueOf(said);
            String code = words.or("desk.said." + key + "." + text, READER, "");
            rows.add(new Row(
                    words.or("desk.said." + key, READER, word("desk.said.other")),
                    code.isEmpty() ? text : code,
                    false));
        });
        return ReadPart.notice(
                content.reference().value(),
                content.fromName(),
                arrived,
                words.or("desk.notice." + content.notice(), READER, word("desk.notice.other")),
                rows);
    }

    private String informing(EnvelopeText.Informing informing) {
        return Stream.of(
                        Optional.of(words.of("desk.inform", informing.state(), READER)),
                        informing
                                .reason()
                                .map(reason -> words.of(
                                        "desk.inform.because", READER, questions.said("reason", reason.code()))),
                        informing.reviewOn().map(day -> words.of("desk.inform.review", READER, day.format(DAY))))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
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
}
