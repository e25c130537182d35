package org.safeconduct.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.dkpro.core.readability.measure.ReadabilityMeasures;
import org.junit.jupiter.api.Test;

/**
 * Texts must be readable at about twelve: Flesch-Kincaid grade 7, which is a reader's age less five. The measure is made for
 * passages, so the bound holds for all texts together; a single text, two or three sentences long, may be above it by as
 * much as its proper names ("Crown Prosecution Service") need.
 */
class ReadabilityTest {

    private static final double GRADE = 7.0;
    private static final double GRADE_OF_ONE_TEXT = 12.0;
    private static final int WORDS_IN_A_SENTENCE = 30;
    private static final ReadabilityMeasures MEASURES = new ReadabilityMeasures("en");

    private static Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        Cases.read("../../../main/resources/rulebook/handling.en.yaml")
                .path("lines")
                .properties()
                .forEach(line -> texts.put(line.getKey(), line.getValue().asString()));
        new OutcomeCatalogue(County.RULEBOOKS)
                .all()
                .forEach(outcome -> texts.put(
                        "outcome " + outcome.code(),
                        String.join(" ", outcome.meaning(), outcome.victim(), outcome.doesNotMean())));
        new DispositionCatalogue(County.RULEBOOKS)
                .all()
                .forEach(disposition -> texts.put(
                        "disposition " + disposition.id(),
                        String.join(
                                " ",
                                disposition.meaning(),
                                disposition.doesNotMean(),
                                disposition.next(),
                                disposition.sharerMay())));
        InDanger.statement("County Police").lines().forEach(line -> texts.put(line.id(), line.text()));
        return texts;
    }

    private static List<String> sentences(String text) {
        return parts(text, BreakIterator.getSentenceInstance(Locale.UK));
    }

    private static List<String> words(String text) {
        return parts(text, BreakIterator.getWordInstance(Locale.UK)).stream()
                .filter(word -> Character.isLetterOrDigit(word.charAt(0)))
                .toList();
    }

    private static List<String> parts(String text, BreakIterator breaks) {
        breaks.setText(text);
        List<String> parts = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            String part = text.substring(start, end).strip();
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static double grade(String text) {
        return MEASURES.getReadabilityScore(
                ReadabilityMeasures.Measures.kincaid,
                words(text),
                sentences(text).size());
    }

    @Test
    void allTextsTogether_areReadableAtTwelve() {
        double grade = grade(String.join(" ", texts().values()));

        System.out.printf("Flesch-Kincaid grade of all %d texts: %.1f%n", texts().size(), grade);
        assertThat(grade).isLessThanOrEqualTo(GRADE);
    }

    @Test
    void noSingleTextIsFarAboveThat() {
        assertThat(texts().entrySet().stream()
                        .filter(text -> grade(text.getValue()) > GRADE_OF_ONE_TEXT)
                        .map(text -> "%s: %.1f".formatted(text.getKey(), grade(text.getValue()))))
                .isEmpty();
    }

    @Test
    void noSentenceIsLong() {
        assertThat(texts().values().stream()
                        .flatMap(text -> sentences(text).stream())
                        .filter(sentence -> words(sentence).size() > WORDS_IN_A_SENTENCE))
                .isEmpty();
    }
}
