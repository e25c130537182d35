package org.safeconduct.intake.form;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.safeconduct.disclosure.Account;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Person;
import org.safeconduct.disclosure.PersonRole;
import org.safeconduct.disclosure.Relation;
import org.safeconduct.platform.Rejection;

/** Whether the persons of a form can be told apart, are what the rules must know of them, and stand in relations to each other. */
final class People {

    private static final String NOBODY = "Nobody in this message has this id.";

    private People() {}

    /** @throws Rejection with the place */
    static void check(Disclosure disclosure, Places places) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < disclosure.persons().size(); i++) {
            Person person = disclosure.persons().get(i);
            if (!ids.add(person.id())) {
                throw invalid("Two persons have the same id.", places.id(i));
            }
            if (person.is(PersonRole.AT_RISK) && isUnknown(person)) {
                throw invalid(
                        "Say of each person at risk whether they are a child, an unborn child or an adult, or about how old.",
                        places.kind(i));
            }
        }
        spoken(disclosure, ids);
        List<Account> accounts = disclosure.accounts();
        for (int i = 0; i < accounts.size(); i++) {
            if (!ids.containsAll(accounts.get(i).about())) {
                throw invalid(NOBODY, "/accounts/" + i + "/about");
            }
        }
        List<Relation> relations = disclosure.relations();
        for (int i = 0; i < relations.size(); i++) {
            Relation relation = relations.get(i);
            if (!ids.contains(relation.from())) {
                throw invalid(NOBODY, "/relations/" + i + "/from");
            }
            if (!ids.contains(relation.to())) {
                throw invalid(NOBODY, "/relations/" + i + "/to");
            }
            if (relation.from().equals(relation.to())) {
                throw invalid("Nobody stands in a relation to themselves.", "/relations/" + i + "/to");
            }
        }
    }

    /** A consent of somebody who is not there, or about somebody who is not at risk, would count for nobody. */
    private static void spoken(Disclosure disclosure, Set<String> ids) {
        for (int i = 0; i < disclosure.persons().size(); i++) {
            Person person = disclosure.persons().get(i);
            if (!person.wishes().isEmpty() && !person.is(PersonRole.AT_RISK)) {
                throw invalid(
                        "Only of persons at risk is it asked what was said about sharing.",
                        "/persons/" + i + "/wishes");
            }
            for (int j = 0; j < person.wishes().size(); j++) {
                if (!ids.contains(person.wishes().get(j).by())) {
                    throw invalid(NOBODY, "/persons/" + i + "/wishes/" + j + "/by");
                }
            }
        }
    }

    /** Whether nothing says what they are. */
    private static boolean isUnknown(Person person) {
        return person.kind().toOptional().isEmpty()
                && person.age().dateOfBirth().toOptional().isEmpty()
                && person.age().yearOfBirth().toOptional().isEmpty()
                && person.age().years().toOptional().isEmpty();
    }

    private static Rejection invalid(String detail, String place) {
        return new Rejection(Rejection.Kind.INVALID, detail, place);
    }
}
