package org.safeconduct.intake.form;

import org.safeconduct.disclosure.FirstForm;
import tools.jackson.databind.JsonNode;

/**
 * Where in a form, as it was sent, a person's answers stand: JSON pointers (RFC 6901).
 *
 * @param list of the first form: how many people at risk it has, who come first; less than 0 in the form of today
 */
record Places(int list) {

    static Places of(JsonNode form) {
        return new Places(FirstForm.is(form) ? form.path("subjects").size() : -1);
    }

    String dateOfBirth(int person) {
        return of(person, "dateOfBirth", "age/dateOfBirth");
    }

    String kind(int person) {
        return of(person, "kind", "kind");
    }

    String nhsNumber(int person) {
        return of(person, "nhsNumber", "nhsNumber");
    }

    private String of(int person, String first, String today) {
        if (list < 0) {
            return "/persons/" + person + "/" + today;
        }
        return (person < list ? "/subjects/" + person : "/allegedPersons/" + (person - list)) + "/" + first;
    }
}
