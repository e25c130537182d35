package org.safeconduct.sharing;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.rulebook.RuleInfo;
import org.safeconduct.rulebook.Rulebooks;

/** Every line of {@code sharing/cases.yaml}, through the tables that the gateway ships. */
class SharingCasesTest {

    private static final Rulebooks RULEBOOKS = Rulebooks.packaged();
    private static final SharingRules RULES = new SharingRules(RULEBOOKS);
    private static final Minimiser MINIMISER = new Minimiser(RULEBOOKS);
    private static final Laws LAWS = new Laws(RULEBOOKS);

    /** What a case came to. */
    record Outcome(String effect, Set<String> rules, Set<String> withheld, Set<String> obligations, Gates gates) {

        Set<String> settledBy() {
            Set<String> rules = new TreeSet<>(rules());
            rules.addAll(List.of(
                    gates.power().rule(), gates.confidence().rule(), gates.bar().rule()));
            rules.addAll(gates.dataProtection().rules().ids());
            return rules;
        }
    }

    static Stream<Case> cases() {
        return Case.all().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void decides(Case tried) {
        Outcome outcome = outcome(tried);

        assertThat(outcome.effect()).as("effect, by %s", outcome.rules()).isEqualTo(tried.effect());
        assertThat(outcome.rules()).as("rules").isEqualTo(tried.rules());
        assertThat(outcome.withheld()).as("withheld").isEqualTo(tried.withheld());
        assertThat(outcome.obligations()).as("obligations").containsAll(tried.obligations());
        assertThat(gates(outcome.gates())).as("gates").containsAllEntriesOf(tried.gates());
    }

    @Test
    void hitsEveryRow() {
        Set<String> unhit = Stream.of("sharing", "minimise")
                .flatMap(name -> RULEBOOKS.table(name).rows().stream())
                .map(RuleInfo::id)
                .collect(toSet());
        cases().forEach(tried -> unhit.removeAll(outcome(tried).settledBy()));

        assertThat(unhit).as("rows that no case hits").isEmpty();
    }

    @Test
    void holdsEnoughCases_eachWithAName() {
        assertThat(Case.all()).hasSizeGreaterThanOrEqualTo(120);
        assertThat(Case.all()).extracting(Case::name).doesNotHaveDuplicates();
    }

    static Outcome outcome(Case tried) {
        if (!tried.override().isEmpty()) {
            return atTheTable(tried);
        }
        SharingDecision decision = new Sharing(
                        RULEBOOKS.version(), () -> RULES, () -> MINIMISER, () -> LAWS, tried.register())
                .decide(tried.received())
                .decisions()
                .getFirst();
        return new Outcome(
                switch (decision) {
                    case SharingDecision.Share share -> "share";
                    case SharingDecision.ShareReduced reduced -> "share-reduced";
                    case SharingDecision.SharePart part -> "share-part";
                    case SharingDecision.Refer refer -> "refer";
                    case SharingDecision.Refuse refuse -> "refuse";
                },
                ids(decision.reasons()),
                decision instanceof SharingDecision.ShareReduced reduced
                        ? reduced.withheld().stream().map(Sensitivity::code).collect(toSet())
                        : Set.of(),
                codes(decision.obligations()),
                decision.gates());
    }

    /** A request, or a recipient that no intake knows yet: the verdict before anything is withheld. */
    private static Outcome atTheTable(Case tried) {
        Map<String, Object> facts = new HashMap<>(Facts.of(
                        tried.disclosure(),
                        tried.recipient(),
                        tried.register().sector(),
                        tried.register().standing(),
                        tried.day())
                .values());
        facts.putAll(tried.override());
        Verdict verdict =
                RULES.judge(new Facts(facts), tried.day(), tried.disclosure().nation());
        return new Outcome(
                verdict.effect().code(),
                ids(verdict.reasons()),
                Set.of(),
                codes(verdict.obligations()),
                verdict.gates());
    }

    private static Set<String> ids(List<Reason> reasons) {
        return reasons.stream().map(Reason::rule).collect(toSet());
    }

    private static Set<String> codes(Set<Obligation> obligations) {
        return obligations.stream().map(Obligation::code).collect(toSet());
    }

    private static Map<String, String> gates(Gates gates) {
        return Map.of(
                "power", gates.power().result().code(),
                "confidence", gates.confidence().result().code(),
                "dataProtection", gates.dataProtection().result().code(),
                "bar", gates.bar().result().code(),
                "limb",
                        gates.dataProtection().limb().isEmpty()
                                ? ""
                                : gates.dataProtection().limb().substring(0, 3));
    }
}
