package org.safeconduct.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.rulebook.RuleInfo;
import org.safeconduct.rulebook.RulebookFault;
import org.safeconduct.rulebook.Rulebooks;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The tables as they are shipped, and as someone may change them: what does not fit stops the start. */
class SharingTablesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sharing-reasons.en.yaml  | SH-06: >-               | SH-99: >-               | sharing, row SH-06: no reason",
                "sharing-reasons.en.yaml  | SH-06: >-               | SH-99: >-               | a reason for SH-99, which is not a row",
                "minimise-reasons.en.yaml | MIN-08: >-              | MIN-99: >-              | minimise, row MIN-08: no reason",
                "sharing.dmn              | [S1][S19][S28]          | [S1][S999]              | the source S999 is not in sharing-sources",
                "sharing-sources.en.yaml  | S16:                    | S160:                   | sharing, row SH-01: the source S16",
                "sharing.dmn              | \"record-views\"        | \"record-moods\"        | the column obligations does not declare",
                "sharing.dmn              | \"note\"                | \"hint\"                | the column effect does not declare",
                "minimise.dmn             | \"keep\"                | \"show\"                | the column effect does not declare",
                "sharing.dmn              | \"volunteer\", \"other\"| \"other\"               | the column role lacks a value",
                "sharing.dmn              | detriment               | disadvantage            | nothing fills the column disadvantage",
                "laws-reasons.en.yaml     | LAW-05: >-              | LAW-99: >-              | laws, row LAW-05: no reason",
                "laws.dmn                 | \"consent\"</text></outputE| \"wish\"</text></outputE | LAW-13",
                "laws.dmn                 | \"volunteer\", \"other\"| \"other\"               | the column role lacks a value",
            })
    void stopsTheStart_namingWhatDoesNotFit(String file, String passage, String by, String says) throws Exception {
        Rulebooks changed = Tables.with(folder, file, text -> text.replace(passage, by));

        assertThatExceptionOfType(RulebookFault.class)
                .isThrownBy(() -> {
                    new Sharing(changed, Case.of(Map.of()).register());
                    changed.afterSingletonsInstantiated();
                })
                .withMessageContaining(says);
    }

    @Test
    void holdsEveryRowOfTheLaw_confirmedByNobodyYet() {
        List<RuleInfo> rows = Rulebooks.packaged().table("sharing").rows();

        assertThat(rows)
                .extracting(RuleInfo::id)
                .containsAll(IntStream.rangeClosed(1, 30)
                        .mapToObj("SH-%02d"::formatted)
                        .toList());
        assertThat(rows).allMatch(row -> row.confirmedBy().isEmpty());
    }

    /** One instruction about telling: else what one row asks, another may forbid. */
    @Test
    void noOtherTextSpeaksOfTellingTheFamily() throws Exception {
        Map<String, String> texts = new YAMLMapper()
                .readValue(Rulebooks.packaged().file("sharing-reasons.en.yaml"), new TypeReference<>() {});
        texts.keySet().removeAll(Set.of("SH-28", "SH-62", "SH-63", "SH-64", "SH-65", "SH-81"));

        assertThat(texts.values())
                .noneMatch(text -> text.matches(
                        "(?si).*\\btell (the|them|her|his)?\\b.{0,20}\\b(family|parents?|person|girl|them)\\b.*"));
    }

    @ParameterizedTest
    @CsvSource({
        "SH-02, 2015-10-31, BOTH, K",
        "SH-04, 9999-12-31, ENGLAND, S",
        "SH-07, 2026-09-30, ENGLAND, S",
        "SH-17, 2023-01-31, BOTH, V",
        "SH-19, 2026-01-12, BOTH, S",
    })
    void datesWhatIsNewOrNotYetInForce(String id, LocalDate from, RuleInfo.Jurisdiction where, RuleInfo.Grade grade) {
        RuleInfo row = Rulebooks.packaged().table("sharing").rows().stream()
                .filter(info -> info.id().equals(id))
                .findFirst()
                .orElseThrow();

        assertThat(row.effectiveFrom()).isEqualTo(from);
        assertThat(row.jurisdiction()).isEqualTo(where);
        assertThat(row.grade()).isEqualTo(grade);
    }

    @Test
    void withholdsABarredItem_evenIfATableKeepsIt() throws Exception {
        Rulebooks changed = Tables.with(
                folder,
                "minimise.dmn",
                dmn -> dmn.replace("MIN-01.effect\"><text>\"withhold\"", "MIN-01.effect\"><text>\"keep\""));

        assertThat(withheld(changed, Map.of("items", List.of("gra")))).containsExactly(Sensitivity.GRA);
    }

    @Test
    void withholdsALabel_thatNoRowKeeps() throws Exception {
        Rulebooks changed = Tables.without(folder, "minimise", "MIN-10");

        assertThat(withheld(changed, Map.of("subjects", List.of(Map.of("kind", "child", "upn", "B801200005001")))))
                .containsExactly(Sensitivity.UPN);
    }

    @Test
    void withholds_whereRowsDiffer() throws Exception {
        Rulebooks changed = Tables.with(
                folder,
                "minimise.dmn",
                dmn -> dmn.replace("MIN-18.effect\"><text>\"withhold\"", "MIN-18.effect\"><text>\"keep\"")
                        .replace("MIN-07.label\"><text>\"psychotherapy-notes\"", "MIN-07.label\"><text>\"crimrec\""));

        assertThat(withheld(changed, Map.of("items", List.of("crimrec")))).containsExactly(Sensitivity.CRIMREC);
    }

    @Test
    void refersAPermit_whoseGateNobodyAnswers() throws Exception {
        Case tried = Case.of(Map.of());
        SharingDecision decision = decide(Tables.without(folder, "sharing", "SH-67"), tried);

        assertThat(decision).isInstanceOf(SharingDecision.Refer.class);
        assertThat(decision.reasons())
                .extracting(Reason::rule)
                .startsWith("SH-00")
                .doesNotContain("SH-06");
        assertThat(decision.gates().dataProtection().result()).isEqualTo(Gates.Result.NOT_SETTLED);
        assertThat(decision.gates().power().result()).isEqualTo(Gates.Result.PASSED);
    }

    private static Set<Sensitivity> withheld(Rulebooks rulebooks, Map<String, Object> given) {
        SharingDecision decision = decide(rulebooks, Case.of(given));
        assertThat(decision).isInstanceOf(SharingDecision.ShareReduced.class);
        return ((SharingDecision.ShareReduced) decision).withheld();
    }

    private static SharingDecision decide(Rulebooks rulebooks, Case tried) {
        return new Sharing(rulebooks, tried.register())
                .decide(tried.received())
                .decisions()
                .getFirst();
    }
}
