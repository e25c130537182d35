package org.safeconduct.disclosure;

/** The person who is alleged to have caused harm; a child may be one. */
public record AllegedPerson(
        Answer<String> name, Answer<Integer> ageYears, Relationship relationship, Tri positionOfTrust, Tri identified) {

    @Override
    public String toString() {
        return "AllegedPerson[withheld]";
    }
}
