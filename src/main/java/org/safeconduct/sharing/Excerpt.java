package org.safeconduct.sharing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.safeconduct.disclosure.AbsentReason;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Concern;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Factors;
import org.safeconduct.disclosure.Person;
import org.safeconduct.disclosure.PersonRole;
import org.safeconduct.disclosure.Relation;

/**
 * What of a disclosure concerns some of the people at risk. Others at risk are left out, unless they have another part in the story of
 * those who stay: a child cannot be protected by whoever does not know the parents' names.
 */
final class Excerpt {

    private Excerpt() {}

    /** The disclosure as if one person alone were at risk, with the consent and the factors that are theirs. */
    static Disclosure judging(Disclosure whole, Person person, Consent consent) {
        List<Person> people = people(whole, Set.of(person.id()));
        return copy(whole, people, relations(whole, people), whole.concern(), whole.factorsOf(person), consent, true);
    }

    /**
     * What may go where these alone may be told of. Words, files and items about everybody stay back, as nobody can take them apart:
     * what is about these alone goes.
     *
     * @param about the ids of people at risk
     */
    static Disclosure about(Disclosure whole, Set<String> about, Consent consent) {
        List<Person> people = people(whole, about);
        Concern said = whole.concern();
        return copy(
                whole,
                people,
                relations(whole, people),
                new Concern(
                        said.categories(),
                        withheld(said.narrative()),
                        withheld(said.exactWords()),
                        said.known(),
                        said.occurredFrom(),
                        said.occurredTo(),
                        said.place(),
                        said.forum(),
                        said.dangerIfParentsKnow()),
                whole.factors(),
                consent,
                false);
    }

    private static Disclosure copy(
            Disclosure whole,
            List<Person> people,
            List<Relation> relations,
            Concern concern,
            Factors factors,
            Consent consent,
            boolean withFiles) {
        Set<String> ids = people.stream().map(Person::id).collect(Collectors.toUnmodifiableSet());
        return new Disclosure(
                whole.messageId(),
                whole.nation(),
                whole.sharer(),
                people,
                relations,
                concern,
                whole.accounts().stream()
                        .filter(account -> ids.containsAll(account.about()))
                        .toList(),
                factors,
                whole.immediateDanger(),
                whole.harm(),
                whole.othersAtRisk(),
                consent,
                whole.purposes(),
                whole.gateway(),
                whole.recipients(),
                withFiles ? whole.supporting() : List.of(),
                withFiles ? whole.attachments() : List.of());
    }

    private static List<Person> people(Disclosure whole, Set<String> about) {
        List<Person> people = new ArrayList<>();
        for (Person person : whole.persons()) {
            if (about.contains(person.id())) {
                people.add(person);
            } else if (!person.is(PersonRole.AT_RISK)) {
                if (concerns(person, whole, about)) {
                    people.add(person);
                }
            } else if (person.roles().size() > 1 && isTo(person, whole, about)) {
                people.add(person.without(PersonRole.AT_RISK));
            }
        }
        return people;
    }

    /** Of whom nobody said what they are to whom, is taken to concern everybody. */
    private static boolean concerns(Person person, Disclosure whole, Set<String> about) {
        return isTo(person, whole, about) || whole.relations().stream().noneMatch(relation -> relation.touches(person));
    }

    private static boolean isTo(Person person, Disclosure whole, Set<String> about) {
        return whole.relations().stream()
                .filter(relation -> relation.touches(person))
                .anyMatch(relation -> about.contains(relation.from()) || about.contains(relation.to()));
    }

    private static List<Relation> relations(Disclosure whole, List<Person> people) {
        Set<String> ids = people.stream().map(Person::id).collect(Collectors.toUnmodifiableSet());
        return whole.relations().stream()
                .filter(relation -> ids.contains(relation.from()) && ids.contains(relation.to()))
                .toList();
    }

    private static <T> Answer<T> withheld(Answer<T> answer) {
        return switch (answer) {
            case Answer.Known<T> known -> Answer.absent(AbsentReason.WITHHELD_FOR_SAFETY);
            case Answer.Absent<T> absent -> absent;
        };
    }
}
