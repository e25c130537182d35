package org.safeconduct.intake.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.safeconduct.disclosure.Age;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Background;
import org.safeconduct.disclosure.Knowledge;
import org.safeconduct.disclosure.Person;
import org.safeconduct.disclosure.PersonName;
import org.safeconduct.disclosure.PersonRole;
import org.safeconduct.disclosure.Reaching;
import org.safeconduct.disclosure.Relation;
import org.safeconduct.disclosure.Relationship;

/** Everybody in a message, and what they are to each other. */
record People(List<Person> persons, List<Relation> relations) {

    /** An alleged person is named at the message or at a flag, and so is something to everyone at risk in it. */
    static People of(List<Person> atRisk, List<OwnExtensions.Alleged> alleged) {
        List<Person> persons = new ArrayList<>(atRisk);
        List<Relation> relations = new ArrayList<>();
        for (OwnExtensions.Alleged one : alleged) {
            Person person = alleged("person-" + (persons.size() + 1), one.years());
            persons.add(person);
            if (one.relationship() != Relationship.UNKNOWN) {
                atRisk.forEach(other -> relations.add(new Relation(person.id(), one.relationship(), other.id())));
            }
        }
        return new People(persons, relations);
    }

    private static Person alleged(String id, Answer<Integer> years) {
        return new Person(
                id,
                Set.of(PersonRole.ALLEGED),
                Answer.notAsked(),
                PersonName.UNKNOWN,
                Age.ofYears(years),
                Answer.notAsked(),
                Answer.notAsked(),
                Answer.notAsked(),
                Answer.notAsked(),
                Answer.notAsked(),
                Answer.notAsked(),
                Answer.notAsked(),
                Background.UNKNOWN,
                Reaching.UNKNOWN,
                Knowledge.UNKNOWN,
                List.of());
    }

    @Override
    public String toString() {
        return "People[withheld]";
    }
}
