package org.safeconduct.disclosure;

import java.time.LocalDate;

/** The person at risk. For an unborn child the date of birth is the estimated delivery date. */
public record Subject(
        SubjectKind kind,
        Answer<String> givenName,
        Answer<String> familyName,
        Answer<LocalDate> dateOfBirth,
        Answer<LocalDate> expectedDelivery,
        Answer<NhsNumber> nhsNumber,
        Answer<String> upn,
        Answer<Address> address,
        Answer<Tri> mentalCapacity) {

    @Override
    public String toString() {
        return "Subject[withheld]";
    }
}
