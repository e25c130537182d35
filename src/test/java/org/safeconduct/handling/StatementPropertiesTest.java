package org.safeconduct.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.safeconduct.disclosure.Category;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.Factors;
import org.safeconduct.disclosure.Forum;
import org.safeconduct.disclosure.HowKnown;
import org.safeconduct.disclosure.Nation;
import org.safeconduct.disclosure.Relationship;
import org.safeconduct.disclosure.SharerRole;
import org.safeconduct.disclosure.Tri;
import org.safeconduct.handling.HandlingFacts.Alleged;
import org.safeconduct.handling.HandlingFacts.AllegedAge;
import org.safeconduct.handling.HandlingFacts.AtRisk;
import org.safeconduct.handling.HandlingFacts.Route;
import org.safeconduct.handling.HandlingFacts.Wishes;
import org.safeconduct.handling.HandlingStatement.Line;
import org.safeconduct.rulebook.DecisionTable;

/** What holds for every statement, whatever the facts. */
class StatementPropertiesTest {

    private static final DecisionTable TABLE = County.RULEBOOKS.table("handling");
    private static final NeverSaid NEVER_SAID = NeverSaid.read(County.RULEBOOKS.file("never-said.yaml"));

    /** One fact that may be unknown: sets it, and says which value is the unknown one. */
    private record Unknowable<T>(
            String name, T unknown, List<T> values, BiFunction<HandlingFacts, T, HandlingFacts> set) {

        void check(HandlingFacts facts) {
            Toned inDoubt = toned(set.apply(facts, unknown));
            for (T value : values) {
                Toned known = toned(set.apply(facts, value));
                assertThat(known.reassures())
                        .as("what reassures when %s is unknown, and when it is %s", name, value)
                        .containsAll(inDoubt.reassures());
                assertThat(inDoubt.warns())
                        .as("what warns when %s is unknown, and when it is %s", name, value)
                        .containsAll(known.warns());
            }
        }
    }

    private static final List<Unknowable<?>> UNKNOWABLE = List.of(
            of("coercion", (f, v) -> with(f, factor(f.factors(), 0, v))),
            of("gain", (f, v) -> with(f, factor(f.factors(), 1, v))),
            of("imageSharing", (f, v) -> with(f, factor(f.factors(), 2, v))),
            of("powerImbalance", (f, v) -> with(f, factor(f.factors(), 3, v))),
            of("multipleAllegedPersons", (f, v) -> with(f, factor(f.factors(), 4, v))),
            of("apparentlyConsensual", (f, v) -> with(f, factor(f.factors(), 5, v))),
            of("immediateDanger", StatementPropertiesTest::withDanger),
            of(
                    "positionOfTrust",
                    (f, v) -> withAlleged(f, a -> new Alleged(a.age(), a.relationship(), v, a.identified()))),
            of(
                    "identified",
                    (f, v) -> withAlleged(f, a -> new Alleged(a.age(), a.relationship(), a.positionOfTrust(), v))),
            new Unknowable<>(
                    "relationship",
                    Relationship.UNKNOWN,
                    List.of(Relationship.values()),
                    (f, v) -> withAlleged(f, a -> new Alleged(a.age(), v, a.positionOfTrust(), a.identified()))),
            new Unknowable<>(
                    "alleged person's age",
                    AllegedAge.UNKNOWN,
                    List.of(AllegedAge.values()),
                    (f, v) ->
                            withAlleged(f, a -> new Alleged(v, a.relationship(), a.positionOfTrust(), a.identified()))),
            new Unknowable<>(
                    "child's age",
                    AtRisk.CHILD_AGE_UNKNOWN,
                    List.of(AtRisk.UNDER_13, AtRisk.FROM_13_TO_15, AtRisk.FROM_16_TO_17),
                    StatementPropertiesTest::withSubject),
            new Unknowable<>("wishes", Wishes.UNKNOWN, List.of(Wishes.values()), StatementPropertiesTest::withWishes),
            new Unknowable<>(
                    "inform",
                    Optional.<Consent.Inform>empty(),
                    Arrays.stream(Consent.Inform.values()).map(Optional::of).toList(),
                    StatementPropertiesTest::withInform));

    @Property(tries = 40)
    void anUnknownFact_isNeverMoreReassuring_andNeverWarnsLess(@ForAll("facts") HandlingFacts facts) {
        UNKNOWABLE.forEach(fact -> fact.check(facts));
    }

    /** The corner where reassurance lives is small: each scenario and case is a start of its own. */
    @Example
    void anUnknownFact_isNeverMoreReassuring_aroundEveryCase() throws IOException {
        for (Cases.Case given : Cases.all()) {
            UNKNOWABLE.forEach(fact -> fact.check(given.facts()));
        }
        for (Path scenario : GoldenStatementTest.scenarios()) {
            HandlingFacts facts = GoldenStatementTest.facts(scenario);
            UNKNOWABLE.forEach(fact -> fact.check(facts));
        }
    }

    @Property(tries = 60)
    void nothingKnownOfAlleged_isNeverMoreReassuring(@ForAll("facts") HandlingFacts facts) {
        HandlingFacts nobody = withAllegedPersons(facts, Set.of());

        assertThat(toned(facts).reassures()).containsAll(toned(nobody).reassures());
    }

    /** The reassuring rows are reached at all: else the properties above would hold of an empty table. */
    @Example
    void somethingReassures_whenEverythingIsKnownAndMild() throws IOException {
        Set<String> reassuring = new TreeSet<>();
        Cases.all().forEach(given -> reassuring.addAll(toned(given.facts()).reassures()));
        for (Path scenario : GoldenStatementTest.scenarios()) {
            reassuring.addAll(toned(GoldenStatementTest.facts(scenario)).reassures());
        }

        assertThat(reassuring).contains("HD-OUT-10", "HD-OUT-11", "HD-OUT-12", "HD-OUT-19", "HD-OUT-20", "HD-REC-17");
    }

    @Property(tries = 150)
    void childProtectionIsItsOwnQuestion_inEveryStatement(@ForAll("facts") HandlingFacts facts) {
        List<String> ids = ids(facts);

        boolean child = facts.subjects().stream().anyMatch(subject -> subject != AtRisk.ADULT);
        boolean adult = facts.subjects().contains(AtRisk.ADULT);
        assertThat(ids.contains("HD-CHP-01")).isEqualTo(child);
        assertThat(ids.contains("HD-CHP-05")).isEqualTo(adult);
    }

    @Property(tries = 150)
    void linesAreUnique_inTopicOrder_andEachCoreTopicIsThere(@ForAll("facts") HandlingFacts facts) {
        List<Line> lines = statement(facts).lines();

        assertThat(lines).extracting(Line::id).doesNotHaveDuplicates();
        assertThat(lines).extracting(Line::text).doesNotHaveDuplicates();
        assertThat(lines).extracting(Line::topic).isSorted();
        EnumSet<Topic> always = EnumSet.complementOf(EnumSet.of(Topic.DUTIES, Topic.MEETINGS));
        assertThat(lines).extracting(Line::topic).containsAll(always);
    }

    @Property(tries = 150)
    void whatNobodyConfirmed_saysSo_andNoTextMakesAForbiddenClaim(@ForAll("facts") HandlingFacts facts) {
        assertThat(statement(facts).lines()).allSatisfy(line -> {
            assertThat(line.confirmedByForce()).isFalse();
            assertThat(line.unconfirmed())
                    .as(line.id())
                    .isEqualTo(line.evidenceGrade().equals("K") && line.certainty() != Certainty.ADVICE);
            assertThat(line.text()).as(line.id()).doesNotContain("confirmed");
            // "Reasonable cause to suspect" is the law's test; nobody is called a suspect.
            assertThat(line.text())
                    .doesNotContain("{")
                    .doesNotContainPattern("(?i)\\b(a|the|any|no|as) suspects?\\b|\\bsuspects\\b");
            assertThat(NEVER_SAID.in(line.text())).as(line.text()).isEmpty();
        });
    }

    @Property(tries = 60)
    void theWelshDraftIsMarked_confirmsNothing_andMakesNoForbiddenClaim(@ForAll("facts") HandlingFacts facts) {
        HandlingStatement welsh = County.HANDLING.statement(facts, County.NOW, Handling.WELSH);

        assertThat(welsh.notice()).contains("machine draft");
        assertThat(welsh.lines()).extracting(Line::id).isEqualTo(ids(facts));
        assertThat(welsh.lines()).allSatisfy(line -> {
            assertThat(line.confirmedByForce()).isFalse();
            assertThat(line.text()).doesNotContain("{").endsWith("(Drafft peiriant, heb ei wirio.)");
            assertThat(line.unconfirmed())
                    .as(line.id())
                    .isEqualTo(line.evidenceGrade().equals("K") && line.certainty() != Certainty.ADVICE);
            assertThat(NEVER_SAID.in(line.text())).as(line.text()).isEmpty();
        });
    }

    @Property(tries = 150)
    void policeLinesAreConditions_andStartNoClock_untilThePoliceHaveIt(@ForAll("facts") HandlingFacts facts) {
        HandlingStatement statement = statement(facts);
        boolean receives = facts.police() == Route.RECEIVES;

        assertThat(statement.lines())
                .filteredOn(line -> line.id().equals("HD-INV-01"))
                .allSatisfy(line -> assertThat(line.text().startsWith("If the police were sent this: "))
                        .isEqualTo(!receives));
        assertThat(statement.clocks())
                .filteredOn(clock -> !clock.code().equals("mash-decision"))
                .hasSize(receives && facts.professional() ? 1 : 0);
        assertThat(statement.clocks())
                .allSatisfy(clock -> assertThat(clock.by()).isAfter(County.NOW));
    }

    private record Toned(Set<String> reassures, Set<String> warns) {}

    private static Toned toned(HandlingFacts facts) {
        Map<String, String> tones = new TreeMap<>();
        facts.situations()
                .forEach(situation -> TABLE.evaluate(situation, County.TODAY, facts.nation())
                        .forEach(match -> tones.put(
                                match.rule().id(),
                                String.valueOf(match.outputs().get("tone")))));
        Set<String> said = new HashSet<>(ids(facts));
        return new Toned(of(said, tones, "reassures"), of(said, tones, "warns"));
    }

    private static Set<String> of(Set<String> said, Map<String, String> tones, String tone) {
        return said.stream().filter(id -> tone.equals(tones.get(id))).collect(Collectors.toCollection(TreeSet::new));
    }

    private static HandlingStatement statement(HandlingFacts facts) {
        return County.HANDLING.statement(facts, County.NOW, Locale.ENGLISH);
    }

    private static List<String> ids(HandlingFacts facts) {
        return statement(facts).lines().stream().map(Line::id).toList();
    }

    @Provide
    Arbitrary<HandlingFacts> facts() {
        Arbitrary<Set<AtRisk>> subjects =
                Arbitraries.of(AtRisk.class).set().ofMinSize(1).ofMaxSize(2);
        // Half of the cases are about young people and mild facts: the corner in which reassurance lives.
        Arbitrary<Alleged> alleged = Combinators.combine(
                        Arbitraries.of(AllegedAge.class),
                        Arbitraries.oneOf(
                                Arbitraries.of(Relationship.class),
                                Arbitraries.of(Relationship.PEER, Relationship.PARTNER)),
                        mildly(),
                        Arbitraries.of(Tri.class))
                .as(Alleged::new);
        Arbitrary<Set<Category>> categories = Arbitraries.oneOf(
                        Arbitraries.of(Category.class),
                        Arbitraries.of(
                                Category.YOUTH_PRODUCED_IMAGERY,
                                Category.HARMFUL_SEXUAL_BEHAVIOUR,
                                Category.CHILD_SEXUAL_ABUSE))
                .set()
                .ofMinSize(1)
                .ofMaxSize(2);
        Arbitrary<Factors> factors = Combinators.combine(
                        mildly(),
                        mildly(),
                        Arbitraries.of(Tri.class),
                        mildly(),
                        mildly(),
                        Arbitraries.frequency(Tuple.of(2, Tri.YES), Tuple.of(1, Tri.NO), Tuple.of(1, Tri.UNKNOWN)))
                .as(Factors::new);
        Arbitrary<Route[]> routes =
                Arbitraries.of(Route.class).array(Route[].class).ofSize(2);
        Arbitrary<Optional<Consent.Inform>> inform =
                Arbitraries.of(Consent.Inform.class).optional();
        return Combinators.combine(
                        Arbitraries.of(Nation.class),
                        Arbitraries.of(SharerRole.class),
                        Arbitraries.of(true, false),
                        subjects,
                        alleged.set().ofMaxSize(2),
                        categories,
                        factors,
                        Combinators.combine(
                                        mildly(),
                                        Arbitraries.of(Wishes.class),
                                        inform,
                                        routes,
                                        Arbitraries.of(HowKnown.class).optional(),
                                        Arbitraries.of(Forum.class).optional(),
                                        Arbitraries.of(Tri.class))
                                .as(Rest::new))
                .as((nation, role, professional, atRisk, people, kinds, given, rest) -> new HandlingFacts(
                        nation,
                        role,
                        professional,
                        atRisk,
                        people,
                        kinds,
                        given,
                        rest.danger(),
                        rest.wishes(),
                        rest.inform(),
                        rest.routes()[0],
                        rest.routes()[1],
                        rest.known(),
                        rest.forum(),
                        rest.dangerIfParentsKnow()));
    }

    private record Rest(
            Tri danger,
            Wishes wishes,
            Optional<Consent.Inform> inform,
            Route[] routes,
            Optional<HowKnown> known,
            Optional<Forum> forum,
            Tri dangerIfParentsKnow) {}

    private static Arbitrary<Tri> mildly() {
        return Arbitraries.frequency(Tuple.of(4, Tri.NO), Tuple.of(1, Tri.YES), Tuple.of(1, Tri.UNKNOWN));
    }

    private static Unknowable<Tri> of(String name, BiFunction<HandlingFacts, Tri, HandlingFacts> set) {
        return new Unknowable<>(name, Tri.UNKNOWN, List.of(Tri.values()), set);
    }

    private static Factors factor(Factors f, int position, Tri value) {
        List<Tri> all = new ArrayList<>(List.of(
                f.coercion(),
                f.gain(),
                f.imageSharing(),
                f.powerImbalance(),
                f.multipleAllegedPersons(),
                f.apparentlyConsensual()));
        all.set(position, value);
        return new Factors(all.get(0), all.get(1), all.get(2), all.get(3), all.get(4), all.get(5));
    }

    private static HandlingFacts with(HandlingFacts f, Factors factors) {
        return copy(f, f.subjects(), f.allegedPersons(), factors, f.immediateDanger(), f.wishes(), f.inform());
    }

    private static HandlingFacts withDanger(HandlingFacts f, Tri danger) {
        return copy(f, f.subjects(), f.allegedPersons(), f.factors(), danger, f.wishes(), f.inform());
    }

    private static HandlingFacts withWishes(HandlingFacts f, Wishes wishes) {
        return copy(f, f.subjects(), f.allegedPersons(), f.factors(), f.immediateDanger(), wishes, f.inform());
    }

    private static HandlingFacts withInform(HandlingFacts f, Optional<Consent.Inform> inform) {
        return copy(f, f.subjects(), f.allegedPersons(), f.factors(), f.immediateDanger(), f.wishes(), inform);
    }

    /** The person at risk whose age is in question stands beside those already there who are no children. */
    private static HandlingFacts withSubject(HandlingFacts f, AtRisk subject) {
        Set<AtRisk> subjects = new HashSet<>(f.subjects());
        subjects.removeAll(EnumSet.range(AtRisk.UNDER_13, AtRisk.CHILD_AGE_UNKNOWN));
        subjects.add(subject);
        return copy(f, subjects, f.allegedPersons(), f.factors(), f.immediateDanger(), f.wishes(), f.inform());
    }

    private static HandlingFacts withAlleged(HandlingFacts f, UnaryOperator<Alleged> change) {
        List<Alleged> people = new ArrayList<>(f.allegedPersons());
        people.sort(Comparator.comparing(Alleged::toString));
        people.set(0, change.apply(people.get(0)));
        return withAllegedPersons(f, Set.copyOf(people));
    }

    private static HandlingFacts withAllegedPersons(HandlingFacts f, Set<Alleged> people) {
        return copy(f, f.subjects(), people, f.factors(), f.immediateDanger(), f.wishes(), f.inform());
    }

    private static HandlingFacts copy(
            HandlingFacts f,
            Set<AtRisk> subjects,
            Set<Alleged> people,
            Factors factors,
            Tri danger,
            Wishes wishes,
            Optional<Consent.Inform> inform) {
        return new HandlingFacts(
                f.nation(),
                f.role(),
                f.professional(),
                subjects,
                people,
                f.categories(),
                factors,
                danger,
                wishes,
                inform,
                f.police(),
                f.mash(),
                f.known(),
                f.forum(),
                f.dangerIfParentsKnow());
    }
}
