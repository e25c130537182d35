package org.safeconduct.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever was said of whom: nobody's data go further because of somebody else. */
class PersonsPropertiesTest {

    private static final List<String> STATES =
            List.of("given", "refused", "withdrawn", "not-sought-risk", "not-possible", "unknown");

    /** Somebody at risk, with what they and a parent said. */
    record Somebody(String kind, int years, String own, String competent, String capacity, String parents, String pr) {

        List<Map<String, Object>> as(int number) {
            String id = "person" + number;
            String parent = "parent" + number;
            Map<String, Object> person = new HashMap<>(Map.of(
                    "id",
                    id,
                    "roles",
                    List.of("at-risk"),
                    "kind",
                    kind,
                    "years",
                    years,
                    "mentalCapacity",
                    capacity,
                    "wishes",
                    List.of(
                            Map.of("by", id, "state", own, "competent", competent),
                            Map.of("by", parent, "state", parents))));
            Map<String, Object> family = Map.of(
                    "id",
                    parent,
                    "roles",
                    List.of("parent-or-carer"),
                    "parentalResponsibility",
                    pr,
                    "of",
                    List.of(id),
                    "being",
                    "parent");
            return List.of(person, family);
        }

        Somebody withoutOwnAgreement() {
            return new Somebody(kind, years, own.equals("given") ? "unknown" : own, competent, capacity, parents, pr);
        }

        Somebody withoutParentsAgreement() {
            return new Somebody(
                    kind, years, own, competent, capacity, parents.equals("given") ? "unknown" : parents, pr);
        }
    }

    @Provide
    Arbitrary<List<Somebody>> people() {
        Arbitrary<Somebody> child = somebody("child", 0, 17);
        Arbitrary<Somebody> adult = somebody("adult", 18, 90);
        return Arbitraries.oneOf(child, adult).list().ofMinSize(1).ofMaxSize(4);
    }

    private static Arbitrary<Somebody> somebody(String kind, int from, int to) {
        Arbitrary<String> tri = Arbitraries.of("yes", "no", "unknown");
        return Combinators.combine(
                        Arbitraries.integers().between(from, to),
                        Arbitraries.of(STATES),
                        tri,
                        tri,
                        Arbitraries.of(STATES),
                        tri)
                .as((years, own, competent, capacity, parents, pr) ->
                        new Somebody(kind, years, own, competent, capacity, parents, pr));
    }

    @Property(tries = 150)
    void oneMorePerson_neverWidensWhatOthersDataMayReach(@ForAll("people") List<Somebody> people) {
        Set<String> withAll = told(people);
        for (int left = 0; left < people.size() && people.size() > 1; left++) {
            List<Somebody> fewer = new ArrayList<>(people);
            fewer.set(left, null);
            assertThat(told(fewer)).containsAll(without(withAll, left));
        }
    }

    @Property(tries = 150)
    void theOrderOfPersons_doesNotMatter(@ForAll("people") List<Somebody> people, @ForAll long chance) {
        List<Map<String, Object>> inOrder = named(people);
        List<Map<String, Object>> shuffled = new ArrayList<>(inOrder);
        Collections.shuffle(shuffled, new Random(chance));
        SharingDecision one = SharingByPersonTest.decide(PersonsCase.of(inOrder));
        SharingDecision other = SharingByPersonTest.decide(PersonsCase.of(shuffled));

        assertThat(SharingByPersonTest.told(other)).isEqualTo(SharingByPersonTest.told(one));
        assertThat(other.getClass()).isEqualTo(one.getClass());
        assertThat(other.obligations()).isEqualTo(one.obligations());
        assertThat(other.reasons()).isEqualTo(one.reasons());
    }

    @Property(tries = 150)
    void takingAnAgreementAway_neverWidensTheSharing(@ForAll("people") List<Somebody> people) {
        Set<String> before = told(people);
        for (int i = 0; i < people.size(); i++) {
            List<Somebody> own = new ArrayList<>(people);
            own.set(i, people.get(i).withoutOwnAgreement());
            assertThat(before).containsAll(told(own));
            List<Somebody> parents = new ArrayList<>(people);
            parents.set(i, people.get(i).withoutParentsAgreement());
            assertThat(before).containsAll(told(parents));
        }
    }

    private static Set<String> told(List<Somebody> people) {
        return SharingByPersonTest.told(SharingByPersonTest.decide(PersonsCase.of(named(people))));
    }

    private static List<Map<String, Object>> named(List<Somebody> people) {
        List<Map<String, Object>> named = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            if (people.get(i) != null) {
                named.addAll(people.get(i).as(i));
            }
        }
        return named;
    }

    private static Set<String> without(Set<String> told, int number) {
        Set<String> others = new HashSet<>(told);
        others.removeAll(Set.of("person" + number, "parent" + number));
        return others;
    }
}
