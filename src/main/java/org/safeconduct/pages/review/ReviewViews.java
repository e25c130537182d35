package org.safeconduct.pages.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.Register;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.exchange.DecisionJson;
import org.safeconduct.pages.DecisionView;
import org.safeconduct.pages.DisclosureViews;
import org.safeconduct.pages.Moments;
import org.safeconduct.pages.Words;
import org.safeconduct.review.OpenedReview;
import org.safeconduct.review.Review;
import org.safeconduct.sharing.Gates;
import org.safeconduct.sharing.Reason;
import org.safeconduct.sharing.RuleLine;
import org.safeconduct.sharing.Sharing;
import org.safeconduct.sharing.SharingDecision;
import org.springframework.stereotype.Component;

/** Puts a referred case into words. */
@Component
class ReviewViews {

    private static final Locale READER = Locale.ENGLISH;

    private final Register register;
    private final Sharing sharing;
    private final DisclosureViews disclosures;
    private final Words words;
    private final Moments moments;

    ReviewViews(Register register, Sharing sharing, DisclosureViews disclosures, Words words, Moments moments) {
        this.disclosures = disclosures;
        this.register = register;
        this.sharing = sharing;
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
                opened.prospect().decisions().stream().map(this::asked).toList(),
                ifApproved(opened.prospect().ifApproved()),
                opened.earlier().stream().map(this::earlier).toList(),
                opened.hindrance());
    }

    /** What a recipient would read, with what is not theirs to read besides: what the sharer asks for. */
    private List<DisclosureViews.Group> whole(Disclosure disclosure) {
        List<DisclosureViews.Group> groups = new ArrayList<>(disclosures.of(disclosure));
        List<DisclosureViews.Row> supporting = disclosure.supporting().stream()
                .map(item -> row(words.of("share.label", item.sensitivity(), READER), item.text()))
                .toList();
        List<DisclosureViews.Row> documents = disclosure.attachments().stream()
                .map(item -> row(words.of("review.document", READER), item.name()))
                .toList();
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
                        words.of("ask.tri." + (disclosure.immediateDanger() ? "yes" : "no"), READER)));
        add(groups, "review.other", supporting);
        add(groups, "share.group.attachments", documents);
        add(groups, "review.asked", asked);
        return groups;
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

    private List<DecisionView> ifApproved(List<SharingDecision> decisions) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode all = answer.putArray("decisions");
        decisions.forEach(decision -> DecisionJson.write(all.addObject(), decision));
        return DecisionView.of(answer, words);
    }

    private ReviewView.Earlier earlier(OpenedReview.Earlier made) {
        return new ReviewView.Earlier(
                words.of("review.decision", made.kind(), READER),
                made.leftOut().stream()
                        .map(label -> words.of("share.label", label, READER))
                        .sorted()
                        .toList(),
                made.reason());
    }

    private ReviewView.Asked asked(SharingDecision decision) {
        Map<String, RuleLine> rules = sharing.lines().stream()
                .collect(Collectors.toMap(RuleLine::id, Function.identity(), (first, second) -> first));
        Gates gates = decision.gates();
        Gates.DataProtection protection = gates.dataProtection();
        List<ReviewView.Gate> shown = List.of(
                gate("power", gates.power(), rules),
                gate("confidence", gates.confidence(), rules),
                gate(
                        "data-protection",
                        protection.result(),
                        Stream.of(
                                        named("article6", protection.article6()),
                                        named("article9", protection.article9()),
                                        named("article10", protection.article10()),
                                        named("schedule1", protection.schedule1()),
                                        named("limb", protection.limb()))
                                .flatMap(List::stream)
                                .toList(),
                        protection.rules().stream().sorted().toList(),
                        rules),
                gate("bar", gates.bar(), rules));
        Set<String> settled = shown.stream()
                .flatMap(gate -> gate.rules().stream())
                .map(ReviewView.Rule::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new ReviewView.Asked(
                words.of("share.recipients", decision.recipient(), READER),
                words.of("review.effect." + effect(decision), READER),
                shown,
                rules(
                        decision.reasons().stream()
                                .map(Reason::rule)
                                .filter(rule -> !settled.contains(rule))
                                .toList(),
                        rules));
    }

    private static String effect(SharingDecision decision) {
        return switch (decision) {
            case SharingDecision.Share share -> "share";
            case SharingDecision.ShareReduced reduced -> "share";
            case SharingDecision.Refer refer -> "refer";
            case SharingDecision.Refuse refuse -> "refuse";
        };
    }

    private List<String> named(String part, String basis) {
        return basis.isEmpty() ? List.of() : List.of(words.of("review.gate.part." + part, READER, basis));
    }

    private ReviewView.Gate gate(String name, Gates.Gate gate, Map<String, RuleLine> rules) {
        return gate(
                name,
                gate.result(),
                gate.basis().isEmpty() ? List.of() : List.of(gate.basis()),
                gate.rule().isEmpty() ? List.of() : List.of(gate.rule()),
                rules);
    }

    private ReviewView.Gate gate(
            String name, Gates.Result result, List<String> basis, List<String> ids, Map<String, RuleLine> rules) {
        return new ReviewView.Gate(
                words.of("review.gate." + name, READER),
                words.of("review.gate.result", result, READER),
                switch (result) {
                    case PASSED, TO_RECORD -> true;
                    case FAILED, NOT_SETTLED -> false;
                },
                basis,
                rules(ids, rules));
    }

    private List<ReviewView.Rule> rules(List<String> ids, Map<String, RuleLine> rules) {
        return ids.stream().map(id -> rule(id, rules.get(id))).toList();
    }

    private ReviewView.Rule rule(String id, @Nullable RuleLine line) {
        return line == null
                ? new ReviewView.Rule(id, "", "", "")
                : new ReviewView.Rule(
                        id,
                        line.text(),
                        words.source(line.source(), READER),
                        words.of("statement.grade." + line.grade().name(), READER));
    }

    /** The labels that the reviewer may leave out: those of what the disclosure holds. */
    static List<String> labels(OpenedReview opened) {
        return opened.prospect().labels().stream().map(Code::code).sorted().toList();
    }
}
