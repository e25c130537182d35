package org.safeconduct.pages.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.safeconduct.disclosure.AbsentReason;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.Factors;
import org.safeconduct.pages.DisclosureViews;
import org.safeconduct.pages.KnowledgeTexts;
import org.safeconduct.pages.Words;
import org.safeconduct.review.ReviewFacts;

/** The facts that the rules looked at, for a reviewer who may not read the disclosure: codes alone, so no text of anyone's. */
final class FactsView {

    private static final Locale READER = Locale.ENGLISH;

    private final Words words;

    private FactsView(Words words) {
        this.words = words;
    }

    /** What does not apply is left out; what was not answered is said to be so. */
    static DisclosureViews.Group of(ReviewFacts facts, Words words) {
        FactsView view = new FactsView(words);
        List<DisclosureViews.Row> rows = new ArrayList<>();
        answers(facts).forEach((name, answer) -> view.row(name, answer).ifPresent(rows::add));
        KnowledgeTexts.ofRoles(facts.whoKnows(), words)
                .forEach(text -> rows.add(new DisclosureViews.Row(view.question("knowledge"), text, false)));
        return new DisclosureViews.Group(words.of("review.facts", READER), rows);
    }

    private static Map<String, Object> answers(ReviewFacts facts) {
        Factors factors = facts.factors();
        Consent consent = facts.consent();
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("nation", facts.nation());
        answers.put("immediateDanger", facts.immediateDanger());
        answers.put("harm", facts.harm());
        answers.put("othersAtRisk", facts.othersAtRisk());
        answers.put("coercion", factors.coercion());
        answers.put("gain", factors.gain());
        answers.put("imageSharing", factors.imageSharing());
        answers.put("powerImbalance", factors.powerImbalance());
        answers.put("multipleAllegedPersons", factors.multipleAllegedPersons());
        answers.put("apparentlyConsensual", factors.apparentlyConsensual());
        answers.put("state", consent.state());
        answers.put("by", consent.by());
        answers.put("inform", consent.inform());
        answers.put("reason", consent.reason());
        answers.put("on", consent.on());
        answers.put("informReason", consent.informReason());
        answers.put("informReview", consent.informReview());
        answers.put("purposes", facts.purposes());
        answers.put("gateway", facts.gateway());
        answers.put("recipients", facts.recipients());
        answers.put("categories", facts.categories());
        answers.put("known", facts.known());
        answers.put("role", facts.role());
        return answers;
    }

    /** @param answer a code, a day, a yes or no; several of them, or none; or an answer that may be missing */
    private Optional<DisclosureViews.Row> row(String name, Object answer) {
        return switch (answer) {
            case Answer.Absent<?> absent ->
                absent.reason() == AbsentReason.NOT_APPLICABLE
                        ? Optional.empty()
                        : Optional.of(new DisclosureViews.Row(
                                question(name),
                                word("desk.absent." + absent.reason().code()),
                                true));
            case Answer.Known<?> known -> row(name, known.value());
            default ->
                Optional.of(text(name, answer))
                        .filter(text -> !text.isEmpty())
                        .map(text -> new DisclosureViews.Row(question(name), text, false));
        };
    }

    private String text(String name, Object answer) {
        return switch (answer) {
            case Collection<?> several ->
                several.stream().map(one -> text(name, one)).collect(Collectors.joining("; "));
            case Boolean yes -> word("form." + (yes ? "yes" : "no"));
            case Code code -> code(name, code.code());
            default -> code(name, answer.toString());
        };
    }

    private String code(String name, String text) {
        return words.or(
                "desk.row." + name + "." + text,
                READER,
                text.equals("unknown")
                        ? word("desk.tri.unknown")
                        : words.or(
                                "share." + name + "." + text,
                                READER,
                                words.or("ask." + name + "." + text, READER, tri(text))));
    }

    private String tri(String code) {
        return words.or("form." + code, READER, code.replace('-', ' '));
    }

    private String question(String name) {
        return words.or("share." + name, READER, words.or("ask." + name, READER, name));
    }

    private String word(String key) {
        return words.or(key, READER, key.substring(key.lastIndexOf('.') + 1).replace('-', ' '));
    }
}
