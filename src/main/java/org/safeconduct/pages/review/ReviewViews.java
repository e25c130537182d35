package org.safeconduct.pages.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.Register;
import org.safeconduct.disclosure.Attachment;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.pages.DecisionView;
import org.safeconduct.pages.DisclosureViews;
import org.safeconduct.pages.Moments;
import org.safeconduct.pages.Words;
import org.safeconduct.review.OpenedReview;
import org.safeconduct.review.Review;
import org.safeconduct.sharing.DecisionSummary;
import org.springframework.stereotype.Component;

/** Puts a referred case into words. */
@Component
class ReviewViews {

    private static final Locale READER = Locale.ENGLISH;

    private final Register register;
    private final GateViews gates;
    private final DisclosureViews disclosures;
    private final Words words;
    private final Moments moments;

    ReviewViews(Register register, GateViews gates, DisclosureViews disclosures, Words words, Moments moments) {
        this.disclosures = disclosures;
        this.register = register;
        this.gates = gates;
        this.words = words;
        this.moments = moments;
    }

    ReviewView of(OpenedReview opened) {
        Review review = opened.review();
        return new ReviewView(
                review.reference().value(),
                agency(review),
                urgency(review),
                moments.of(review.dueAt()),
                review.overdue(),
                review.needsSecond(),
                review.state() == Review.State.WAITING ? "" : words.of("review.state", review.state(), READER),
                opened.readable().map(this::whole).orElse(List.of()),
                FactsView.of(opened.facts(), words),
                gates.of(opened),
                recipients(opened),
                law(opened),
                opened.prospect().closed().orElse(""),
                DecisionView.of(DecisionSummary.of(opened.prospect().ifApproved()), words),
                opened.earlier().stream().map(this::earlier).toList(),
                opened.hindrance());
    }

    private List<ReviewView.Who> recipients(OpenedReview opened) {
        return opened.standings().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(standing -> new ReviewView.Who(
                        words.of("share.recipients", standing.getKey(), READER),
                        words.of("review.standing", standing.getValue(), READER)))
                .toList();
    }

    private String law(OpenedReview opened) {
        String relied =
                opened.law().map(law -> words.of("share.gateway", law, READER)).orElse("");
        return opened.sharersLaw()
                .map(law -> words.of("share.gateway", law, READER))
                .map(named -> named.equals(relied)
                        ? words.of("review.law.sharers", READER, named)
                        : words.of("review.law.cannot", READER, named))
                .orElseGet(() -> relied.isEmpty()
                        ? words.of("review.law.none", READER)
                        : words.of("review.law.first", READER, relied));
    }

    /** What a recipient would read, with what is not theirs to read besides: what the sharer asks for. */
    private List<DisclosureViews.Group> whole(Disclosure disclosure) {
        List<DisclosureViews.Group> groups = new ArrayList<>(disclosures.of(disclosure));
        List<DisclosureViews.Row> supporting = disclosure.supporting().stream()
                .map(item -> row(words.of("share.label", item.sensitivity(), READER), item.text()))
                .toList();
        List<DisclosureViews.Row> documents = documents(disclosure.attachments());
        List<DisclosureViews.Row> asked = List.of(
                row(
                        words.of("share.recipients", READER),
                        disclosure.recipients().stream()
                                .map(recipient -> words.of("share.recipients", recipient, READER))
                                .sorted()
                                .collect(Collectors.joining("\n"))),
                row(words.of("review.inform", READER), informing(disclosure.consent())),
                row(
                        words.of("share.group.danger", READER),
                        words.of("form." + (disclosure.immediateDanger() ? "yes" : "no"), READER)));
        add(groups, "review.other", supporting);
        add(groups, "share.group.attachments", documents);
        add(groups, "review.asked", asked);
        return groups;
    }

    /** Their names and kinds, and where they can be read. */
    private List<DisclosureViews.Row> documents(List<Attachment> attachments) {
        List<DisclosureViews.Row> rows = new ArrayList<>();
        attachments.forEach(item -> rows.add(row(
                words.of("review.document", READER),
                words.of(
                        "review.document.named",
                        READER,
                        item.name(),
                        String.valueOf(Math.ceilDiv(item.data().length, 1024)),
                        item.mediaType()))));
        if (!rows.isEmpty()) {
            rows.add(row(words.of("review.documents.where", READER), words.of("review.documents.closed", READER)));
        }
        return rows;
    }

    private String informing(Consent consent) {
        String state = words.of("desk.inform", consent.inform(), READER);
        return consent.informReason()
                .toOptional()
                .map(reason -> state + " "
                        + words.of("desk.inform.because", READER, disclosures.said("reason", reason.code())))
                .orElse(state);
    }

    private void add(List<DisclosureViews.Group> groups, String heading, List<DisclosureViews.Row> rows) {
        if (!rows.isEmpty()) {
            groups.add(new DisclosureViews.Group(words.of(heading, READER), rows));
        }
    }

    private static DisclosureViews.Row row(String label, String value) {
        return new DisclosureViews.Row(label, value, false);
    }

    String agency(Review review) {
        return register.agency(review.agency()).map(Agency::name).orElseGet(() -> words.of("sent.someone", READER));
    }

    /** The sharer's view of the harm. */
    String urgency(Review review) {
        return words.of("share.harm." + review.urgency(), READER);
    }

    private ReviewView.Earlier earlier(OpenedReview.Earlier made) {
        return new ReviewView.Earlier(
                words.of("review.decision", made.kind(), READER),
                made.leftOut().stream()
                        .map(label -> words.of("share.label", label, READER))
                        .sorted()
                        .toList(),
                made.reason(),
                made.toSharer());
    }

    /** The labels that the reviewer may leave out: those of what the disclosure holds. */
    static List<String> labels(OpenedReview opened) {
        return opened.prospect().labels().stream().map(Code::code).sorted().toList();
    }
}
