package org.safeconduct.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Builders;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.safeconduct.disclosure.Category;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Harm;
import org.safeconduct.disclosure.HowKnown;
import org.safeconduct.disclosure.Purpose;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.disclosure.SharerRole;
import org.safeconduct.disclosure.StatutoryGateway;
import org.safeconduct.platform.Rejection;
import org.safeconduct.rulebook.Rulebooks;

/** What holds for every disclosure, whatever its facts. */
class SharingPropertiesTest {

    private static final Rulebooks RULEBOOKS = Rulebooks.packaged();
    /** The rows that speak of telling the person or the family. No other text does. */
    private static final Set<String> TELLING = Set.of("SH-62", "SH-63", "SH-64", "SH-65", "SH-81");

    private static final SharingRules RULES = new SharingRules(RULEBOOKS);
    private static final Minimiser MINIMISER = new Minimiser(RULEBOOKS);
    private static final Laws LAWS = new Laws(RULEBOOKS);

    @Property(tries = 500)
    void refusesACodeThatItDoesNotKnow(@ForAll("facts") Map<String, Object> given, @ForAll("columns") String column) {
        Case tried = Case.of(given);
        Map<String, Object> facts = new HashMap<>(Facts.of(
                        tried.disclosure(),
                        tried.recipient(),
                        tried.register().sector(),
                        tried.register().standing(),
                        tried.day())
                .values());
        if (facts.get(column) instanceof List<?> list) {
            List<Object> more = new ArrayList<>(list);
            more.add("canary");
            facts.put(column, more);
        } else {
            facts.put(column, "canary");
        }

        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> RULES.judge(
                        new Facts(facts), tried.day(), tried.disclosure().nation()))
                .satisfies(rejection ->
                        assertThat(rejection.detail()).contains(column).doesNotContain("canary"));
    }

    @Property(tries = 500)
    void neverSharesMore_whenConsentIsTakenAway(
            @ForAll("facts") Map<String, Object> given, @ForAll("noConsent") String without) {
        SharingDecision agreed = decide(with(given, "consent", "given"));
        SharingDecision not = decide(with(given, "consent", without));

        Assume.that(content(not).isPresent());
        boolean consentNotNeeded = !not.gates().confidence().basis().equals("consent");
        assertThat(consentNotNeeded)
                .as("a permit rests on consent that nobody gave")
                .isTrue();
        assertThat(content(agreed)).as("consent held back what went without it").isPresent();
        assertThat(withheld(not)).containsAll(withheld(agreed));
    }

    @Property(tries = 500)
    void alwaysSendsInImmediateDanger(@ForAll("facts") Map<String, Object> given) {
        SharingDecision decision = decide(with(given, "danger", true));

        assertThat(content(decision)).isPresent();
        assertThat(decision.obligations()).contains(Obligation.RETROSPECTIVE_REVIEW);
        assertThat(decision.reasons()).extracting(Reason::rule).contains("SH-01");
    }

    @Property(tries = 500)
    void neverLetsABarredItemLeave(@ForAll("facts") Map<String, Object> given) {
        SharingDecision decision = decide(given);
        Assume.that(content(decision).isPresent());
        Disclosure content = content(decision).orElseThrow();

        Set<Sensitivity> before = Payload.labels(Case.of(given).disclosure());
        Set<Sensitivity> left = Payload.labels(content);
        assertThat(left).noneMatch(Payload.BARRED::contains).noneMatch(withheld(decision)::contains);
        assertThat(before)
                .containsAll(left)
                .containsAll(withheld(decision))
                .allMatch(label -> left.contains(label) || withheld(decision).contains(label));
    }

    @Property(tries = 500)
    void permitsOnlyWhatPassesAllFourGatesUnderAnAgreement(@ForAll("facts") Map<String, Object> given) {
        Map<String, Object> calm = with(given, "danger", false);
        SharingDecision decision = decide(calm);
        Assume.that(content(decision).isPresent());

        assertThat(decision.gates().allPass()).isTrue();
        assertThat(calm.get("agreement")).isEqualTo("current");
        assertThat(decision.gates().power().rule()).isNotEmpty();
    }

    /** A sharer is told once whether the person and the family may know, and by one row only. */
    @Property(tries = 500)
    void saysOneThingAboutTelling(@ForAll("facts") Map<String, Object> given) {
        SharingDecision decision = decide(given);

        assertThat(decision.obligations().contains(Obligation.INFORM_SUBJECT)
                        && decision.obligations().contains(Obligation.DO_NOT_INFORM_SUBJECT))
                .as("to tell and not to tell")
                .isFalse();
        List<String> telling = decision.reasons().stream()
                .map(Reason::rule)
                .filter(TELLING::contains)
                .toList();
        boolean open = "told".equals(given.get("inform")) || content(decision).isEmpty();
        assertThat(telling).as("rows about telling").hasSizeLessThanOrEqualTo(1);
        assertThat(open || telling.size() == 1)
                .as("nothing is said about telling")
                .isTrue();
        assertThat(decision.obligations().contains(Obligation.DO_NOT_INFORM_SUBJECT))
                .isEqualTo(!telling.isEmpty() && !telling.equals(List.of("SH-65")));
    }

    @Property(tries = 500)
    void givesTheReviewerTheWhole_exactlyWhenItIsReferred(@ForAll("facts") Map<String, Object> given) {
        Case tried = Case.of(given);
        Decided decided = new Sharing(RULEBOOKS.version(), () -> RULES, () -> MINIMISER, () -> LAWS, tried.register())
                .decide(tried.received());
        boolean referred = decided.decisions().getFirst() instanceof SharingDecision.Refer;

        assertThat(decided.forReview().isPresent()).isEqualTo(referred);
        decided.forReview().ifPresent(review -> {
            assertThat(review.to()).isEqualTo(Partnership.SHARER);
            assertThat(review.use()).isEqualTo(Release.Use.REVIEW);
            assertThat(review.content()).isEqualTo(decided.received().disclosure());
        });
    }

    private static SharingDecision decide(Map<String, Object> given) {
        Case tried = Case.of(given);
        return new Sharing(RULEBOOKS.version(), () -> RULES, () -> MINIMISER, () -> LAWS, tried.register())
                .decide(tried.received())
                .decisions()
                .getFirst();
    }

    private static Optional<Disclosure> content(SharingDecision decision) {
        return switch (decision) {
            case SharingDecision.Share share -> Optional.of(share.release().content());
            case SharingDecision.ShareReduced reduced ->
                Optional.of(reduced.release().content());
            case SharingDecision.SharePart part -> Optional.of(part.release().content());
            case SharingDecision.Refer refer -> Optional.empty();
            case SharingDecision.Refuse refuse -> Optional.empty();
        };
    }

    private static Set<Sensitivity> withheld(SharingDecision decision) {
        return decision instanceof SharingDecision.ShareReduced reduced
                ? reduced.withheld()
                : EnumSet.noneOf(Sensitivity.class);
    }

    private static Map<String, Object> with(Map<String, Object> given, String fact, Object value) {
        Map<String, Object> changed = new HashMap<>(given);
        changed.put(fact, value);
        return changed;
    }

    @Provide
    Arbitrary<String> columns() {
        return Arbitraries.of(Facts.TERMS.keySet());
    }

    @Provide
    Arbitrary<String> noConsent() {
        return code(Consent.State.values()).filter(state -> !state.equals("given"));
    }

    @Provide
    Arbitrary<Map<String, Object>> facts() {
        Arbitrary<String> tri = Arbitraries.of("yes", "no", "unknown");
        return Builders.withBuilder(() -> (Map<String, Object>) new HashMap<String, Object>())
                .use(Arbitraries.of("health", "education", "third-sector"))
                .inSetter(put("sector"))
                .use(Arbitraries.of("police", "mash"))
                .inSetter(put("recipient"))
                .use(Arbitraries.of("england", "wales"))
                .inSetter(put("nation"))
                .use(Arbitraries.of("2026-09-29", "2026-11-18", "9999-12-31"))
                .inSetter(put("on"))
                .use(code(SharerRole.values()))
                .inSetter(put("role"))
                .use(subject().list().ofMinSize(1).ofMaxSize(2))
                .inSetter(put("subjects"))
                .use(Arbitraries.of(List.of(), List.of(Map.of("age", 15)), List.of(Map.of("trust", "yes"))))
                .inSetter(put("alleged"))
                .use(code(Harm.values()))
                .inSetter(put("harm"))
                .use(tri)
                .inSetter(put("others"))
                .use(code(Category.values())
                        .list()
                        .uniqueElements()
                        .ofMinSize(1)
                        .ofMaxSize(2))
                .inSetter(put("categories"))
                .use(code(HowKnown.values()))
                .inSetter(put("known"))
                .use(Arbitraries.of(
                        Map.of(),
                        Map.of("coercion", "yes"),
                        Map.of(
                                "coercion", "no",
                                "gain", "no",
                                "imageSharing", "no",
                                "powerImbalance", "no",
                                "multipleAllegedPersons", "no")))
                .inSetter(put("factors"))
                .use(code(Consent.State.values()))
                .inSetter(put("consent"))
                .use(orNone(Consent.GivenBy.values()))
                .inSetter(put("by"))
                .use(orNone(Consent.Reason.values()))
                .inSetter(put("reason"))
                .use(code(Consent.Inform.values()))
                .inSetter(put("inform"))
                .use(code(Purpose.values()).list().uniqueElements().ofMinSize(1).ofMaxSize(2))
                .inSetter(put("purposes"))
                .use(orNone(StatutoryGateway.values()))
                .inSetter(put("gateway"))
                .use(Arbitraries.frequencyOf(
                        Tuple.of(4, Arbitraries.just("current")), Tuple.of(1, Arbitraries.of("expired", "missing"))))
                .inSetter(put("agreement"))
                .use(Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just(false)), Tuple.of(1, Arbitraries.just(true))))
                .inSetter(put("danger"))
                .use(code(Sensitivity.values()).list().uniqueElements().ofMaxSize(4))
                .inSetter(put("items"))
                .use(Arbitraries.of(true, false))
                .inSetter(put("narrative"))
                .use(Arbitraries.of(true, false))
                .inSetter(put("attachment"))
                .build();
    }

    private static Arbitrary<Map<String, Object>> subject() {
        return Combinators.combine(
                        Arbitraries.of("child", "child", "unborn", "adult"),
                        Arbitraries.of("2024-01-01", "2014-01-01", "2011-03-04", "2009-03-04", "none"),
                        Arbitraries.of("yes", "no", "unknown"),
                        Arbitraries.of("hidden", "open", "none"),
                        Arbitraries.of(true, false))
                .as((kind, born, capacity, address, upn) -> {
                    Map<String, Object> about = new HashMap<>();
                    about.put("kind", kind);
                    about.put("mentalCapacity", capacity);
                    if (!born.equals("none")) {
                        about.put("dateOfBirth", born);
                    }
                    if (!address.equals("none")) {
                        about.put("address", address);
                    }
                    if (upn) {
                        about.put("upn", "B801200005001");
                    }
                    return about;
                });
    }

    private static <V> BiConsumer<Map<String, Object>, V> put(String fact) {
        return (facts, value) -> facts.put(fact, value);
    }

    private static Arbitrary<String> code(Code[] terms) {
        return Arbitraries.of(Stream.of(terms).map(Code::code).toList());
    }

    private static Arbitrary<String> orNone(Code[] terms) {
        return Arbitraries.of(Stream.concat(Stream.of("none"), Stream.of(terms).map(Code::code))
                .toList());
    }
}
