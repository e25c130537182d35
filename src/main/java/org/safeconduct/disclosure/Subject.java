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

    /** The same person as what they are. */
    public Subject as(SubjectKind kind) {
        return new Subject(
                kind, givenName, familyName, dateOfBirth, expectedDelivery, nhsNumber, upn, address, mentalCapacity);
    }

    /** The same person at an address. */
    public Subject at(Address address) {
        return new Subject(
                kind,
                givenName,
                familyName,
                dateOfBirth,
                expectedDelivery,
                nhsNumber,
                upn,
                Answer.known(address),
                mentalCapacity);
    }

    @Override
    public String toString() {
        return "Subject[withheld]";
    }
}
