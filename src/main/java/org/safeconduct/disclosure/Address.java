package org.safeconduct.disclosure;

import java.time.LocalDate;
import java.util.List;

/**
 * Where a person lives or stays.
 *
 * @param postcode as the post writes it
 * @param doNotDisclose marks one that somebody who may do harm must not learn
 * @param from the first day there
 * @param until the last day there
 */
public record Address(
        List<String> lines,
        Answer<String> postcode,
        boolean doNotDisclose,
        AddressUse use,
        Answer<LocalDate> from,
        Answer<LocalDate> until) {

    public Address {
        lines = List.copyOf(lines);
        postcode = postcode instanceof Answer.Known<String> written
                ? Answer.known(Written.postcode(written.value()))
                : postcode;
        use = AddressUse.orHome(use);
    }

    /** A home of which no period is known. */
    public Address(List<String> lines, Answer<String> postcode, boolean doNotDisclose) {
        this(lines, postcode, doNotDisclose, AddressUse.HOME, Answer.notAsked(), Answer.notAsked());
    }

    /** That there is one, and nothing of where it is: what is not said needs no mark. */
    public Address withheld() {
        return new Address(List.of(), Answer.absent(AbsentReason.WITHHELD_FOR_SAFETY), false, use, from, until);
    }

    /** The same, not to be told to anybody who may do harm. */
    public Address marked() {
        return new Address(lines, postcode, true, use, from, until);
    }

    /** Whether it says where it is. */
    public boolean saysWhere() {
        return !lines.isEmpty() || postcode.toOptional().isPresent();
    }

    @Override
    public String toString() {
        return "Address[withheld]";
    }
}
