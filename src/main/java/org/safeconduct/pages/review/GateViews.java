package org.safeconduct.pages.review;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.pages.Words;
import org.safeconduct.pages.review.ReviewView.Stands;
import org.safeconduct.review.OpenedReview;
import org.safeconduct.sharing.Gates;
import org.safeconduct.sharing.Reason;
import org.safeconduct.sharing.RuleLine;
import org.safeconduct.sharing.Sharing;
import org.safeconduct.sharing.SharingDecision;
import org.springframework.stereotype.Component;

/** The four questions for each recipient, answered in words: yes, no, no but outweighed, or for the reviewer to say. */
@Component
class GateViews {

    private static final Locale READER = Locale.ENGLISH;
    private static final Set<Consent.State> SAID_NO = EnumSet.of(Consent.State.REFUSED, Consent.State.WITHDRAWN);

    private final Sharing sharing;
    private final Words words;

    GateViews(Sharing sharing, Words words) {
        this.sharing = sharing;
        this.words = words;
    }

    List<ReviewView.Asked> of(OpenedReview opened) {
        Map<String, RuleLine> lines = sharing.lines().stream()
                .collect(Collectors.toMap(RuleLine::id, Function.identity(), (first, second) -> first));
        return opened.prospect().decisions().stream()
                .map(decision -> asked(opened, decision, lines))
                .toList();
    }

    private ReviewView.Asked asked(OpenedReview opened, SharingDecision decision, Map<String, RuleLine> lines) {
        Gates gates = decision.gates();
        boolean refused = decision instanceof SharingDecision.Refuse;
        List<ReviewView.Gate> shown = List.of(
                gate("power", gates.power(), refused, lines),
                confidence(gates.confidence(), refused, opened.consent(), lines),
                protection(gates.dataProtection(), refused, lines),
                // Nobody can approve over another law's bar.
                gate("bar", gates.bar(), true, lines));
        List<ReviewView.Rule> asks = rules(
                opened.prospect().asked().getOrDefault(decision.recipient(), List.of()).stream()
                        .map(Reason::rule)
                        .toList(),
                lines);
        Set<String> said = Stream.concat(asks.stream(), shown.stream().flatMap(gate -> gate.rules().stream()))
                .map(ReviewView.Rule::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new ReviewView.Asked(
                words.of("share.recipients", decision.recipient(), READER),
                words.of("review.effect." + effect(decision), READER),
                asks,
                shown,
                rules(
                        decision.reasons().stream()
                                .map(Reason::rule)
                                .filter(rule -> !said.contains(rule))
                                .toList(),
                        lines));
    }

    private static String effect(SharingDecision decision) {
        return switch (decision) {
            case SharingDecision.Share share -> "share";
            case SharingDecision.ShareReduced reduced -> "share";
            case SharingDecision.SharePart part -> "refer";
            case SharingDecision.Refer refer -> "refer";
            case SharingDecision.Refuse refuse -> "refuse";
        };
    }

    /** Somebody's no is part of the answer, though the rules let something else outweigh it. */
    private ReviewView.Gate confidence(
            Gates.Gate gate, boolean closed, Consent.State consent, Map<String, RuleLine> lines) {
        return gate.result() == Gates.Result.PASSED && SAID_NO.contains(consent)
                ? shown(
                        "confidence",
                        Stands.OUTWEIGHED,
                        words.of("review.gate.said-no", consent, READER),
                        List.of(gate.basis()),
                        List.of(gate.rule()),
                        lines)
                : gate("confidence", gate, closed, lines);
    }

    private ReviewView.Gate protection(Gates.DataProtection gate, boolean closed, Map<String, RuleLine> lines) {
        List<String> parts = Stream.of(
                        named("article6", gate.article6()),
                        named("article9", gate.article9()),
                        named("article10", gate.article10()),
                        named("schedule1", gate.schedule1()),
                        named("limb", gate.limb()))
                .flatMap(List::stream)
                .toList();
        Stands stands = stands(gate.result(), closed);
        return shown(
                "data-protection",
                stands,
                answer(gate.result(), stands),
                parts,
                gate.rules().ids(),
                lines);
    }

    private List<String> named(String part, String basis) {
        return basis.isEmpty() ? List.of() : List.of(words.of("review.gate.part." + part, READER, basis));
    }

    /** @param closed whether a no cannot be approved over */
    private ReviewView.Gate gate(String name, Gates.Gate gate, boolean closed, Map<String, RuleLine> lines) {
        List<String> basis = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        add(basis, ids, gate.basis(), gate.rule());
        Stands stands = gate.outweighedBy().isPresent() && !closed ? Stands.OUTWEIGHED : stands(gate.result(), closed);
        if (stands == Stands.OUTWEIGHED) {
            gate.outweighedBy()
                    .ifPresent(yes ->
                            add(basis, ids, words.of("review.gate.outweighed-by", READER, yes.basis()), yes.rule()));
        }
        return shown(name, stands, answer(gate.result(), stands), basis, List.copyOf(ids), lines);
    }

    private static void add(List<String> basis, Set<String> ids, String text, String rule) {
        if (!text.isEmpty()) {
            basis.add(text);
        }
        if (!rule.isEmpty()) {
            ids.add(rule);
        }
    }

    private static Stands stands(Gates.Result result, boolean closed) {
        return switch (result) {
            case PASSED, TO_RECORD -> Stands.YES;
            case FAILED -> closed ? Stands.NO : Stands.NEEDS_YOU;
            case NOT_SETTLED -> Stands.NEEDS_YOU;
        };
    }

    private String answer(Gates.Result result, Stands stands) {
        return switch (stands) {
            case YES, NEEDS_YOU -> words.of("review.gate.result", result, READER);
            case OUTWEIGHED, NO -> words.of("review.gate.stands.means", stands, READER);
        };
    }

    private ReviewView.Gate shown(
            String name,
            Stands stands,
            String answer,
            List<String> basis,
            List<String> ids,
            Map<String, RuleLine> lines) {
        return new ReviewView.Gate(
                words.of("review.gate." + name, READER),
                words.of("review.gate." + name + ".means", READER),
                stands,
                words.of("review.gate.stands", stands, READER),
                Stream.concat(Stream.of(answer), basis.stream()).toList(),
                rules(ids, lines));
    }

    private List<ReviewView.Rule> rules(List<String> ids, Map<String, RuleLine> lines) {
        return ids.stream().map(id -> rule(id, lines.get(id))).toList();
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
}
