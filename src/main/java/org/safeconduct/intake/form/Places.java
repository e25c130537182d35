package org.safeconduct.intake.form;

/**
 * Where in a form, as it was sent, a person's answers stand: JSON pointers (RFC 6901).
 *
 * @param list of the first form: how many people at risk it has, who come first; less than 0 in the form of today
 */
record Places(int list) {

    String person(int person) {
        String place = of(person, "", "");
        return place.substring(0, place.length() - 1);
    }

    String id(int person) {
        return of(person, "id", "id");
    }

    String dateOfBirth(int person) {
        return of(person, "dateOfBirth", "age/dateOfBirth");
    }

    String kind(int person) {
        return of(person, "kind", "kind");
    }

    String expectedDelivery(int person) {
        return of(person, "expectedDelivery", "age/expectedDelivery");
    }

    String years(int person) {
        return of(person, "ageYears", "age/years");
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
