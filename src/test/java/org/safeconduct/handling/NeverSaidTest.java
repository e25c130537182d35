package org.safeconduct.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.safeconduct.rulebook.RulebookFault;
import tools.jackson.databind.JsonNode;

/** The claims of police-handling.md §0 are caught in many wordings, and nothing that we say makes one. */
class NeverSaidTest {

    private static final NeverSaid NEVER_SAID = NeverSaid.read(County.RULEBOOKS.file("never-said.yaml"));

    static Stream<Arguments> sentences(String kind) {
        return Cases.read("never-said.yaml").properties().stream()
                .flatMap(claim -> Cases.texts(claim.getValue().path(kind)).stream()
                        .map(sentence -> Arguments.of(claim.getKey(), sentence)));
    }

    static Stream<Arguments> caught() {
        return sentences("caught");
    }

    static Stream<Arguments> allowed() {
        return sentences("allowed");
    }

    @ParameterizedTest
    @MethodSource("caught")
    void catchesTheClaim_howeverItIsPut(String claim, String sentence) {
        assertThat(NEVER_SAID.in(sentence)).contains(claim);
        assertThat(NEVER_SAID.in("Thank you for your report.\n" + sentence.toUpperCase(Locale.ROOT)))
                .contains(claim);
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void letsTheTruthPass(String claim, String sentence) {
        assertThat(NEVER_SAID.in(sentence)).isEmpty();
    }

    @Test
    void everyClaimHasItsWordings() throws IOException {
        JsonNode claims = Cases.YAML.readTree(County.RULEBOOKS.file("never-said.yaml"));

        assertThat(claims.path("claims")
                        .valueStream()
                        .map(claim -> claim.path("id").asString()))
                .containsExactlyInAnyOrderElementsOf(Cases.read("never-said.yaml").properties().stream()
                        .map(Map.Entry::getKey)
                        .toList());
    }

    @Test
    void aDenialInOneSentence_doesNotExcuseTheClaimInTheNext() {
        assertThat(NEVER_SAID.in("Nobody can promise this. Your report stays confidential."))
                .containsExactly("stays-confidential");
    }

    /** Texts of every language, the outcomes, and every force's file: whatever a reader may meet. */
    @Test
    void noTextOfTheRulebookMakesAClaim() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/rulebook"))) {
            List<Path> texts = files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("never-said.yaml"))
                    .toList();
            assertThat(texts).hasSizeGreaterThan(2);
            for (Path file : texts) {
                assertThat(leaves(Cases.YAML.readTree(Files.readAllBytes(file))).stream()
                                .filter(text -> !NEVER_SAID.in(text).isEmpty()))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    /** What the pages say around a statement, and the little that is said when the rules fail. */
    @Test
    void noPageMakesAClaim() throws IOException {
        List<String> texts = new ArrayList<>();
        for (String language : List.of("", "_cy")) {
            Properties words = new Properties();
            try (Reader file =
                    Files.newBufferedReader(Path.of("src/main/resources/messages" + language + ".properties"))) {
                words.load(file);
            }
            assertThat(words).hasSizeGreaterThan(30);
            words.values().forEach(text -> texts.add(String.valueOf(text)));
        }
        try (Stream<Path> pages = Files.walk(Path.of("src/main/resources/templates"))) {
            for (Path page : pages.filter(Files::isRegularFile).toList()) {
                texts.addAll(List.of(Files.readString(page)
                        .replaceAll("(?s)<!--.*?-->|<style>.*?</style>", "")
                        .split("<[^>]*>")));
            }
        }
        InDanger.statement("County Police").lines().forEach(line -> texts.add(line.text()));

        assertThat(texts).hasSizeGreaterThan(200);
        assertThat(texts)
                .allSatisfy(text -> assertThat(NEVER_SAID.in(text)).as(text).isEmpty());
    }

    @Test
    void noReviewedStatementMakesAClaim() throws IOException {
        for (Path scenario : GoldenStatementTest.scenarios()) {
            assertThat(GoldenStatementTest.statement(scenario).lines())
                    .allSatisfy(line -> assertThat(NEVER_SAID.in(line.text()))
                            .as(line.text())
                            .isEmpty());
        }
    }

    @Test
    void refusesAFile_thatIsNoListOfClaims() {
        for (String file :
                Arrays.asList("claims: [{id: x, claim: y, said: ['(']}]", "claims: [{id: x, other: y}]", "[")) {
            assertThatExceptionOfType(RulebookFault.class)
                    .isThrownBy(() -> NeverSaid.read(file.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static List<String> leaves(JsonNode node) {
        return node.isContainer()
                ? node.valueStream().flatMap(child -> leaves(child).stream()).toList()
                : node.isString() ? List.of(node.stringValue()) : List.of();
    }
}
