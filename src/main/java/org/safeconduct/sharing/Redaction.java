package org.safeconduct.sharing;

import java.util.List;
import java.util.Set;
import org.safeconduct.disclosure.AbsentReason;
import org.safeconduct.disclosure.Address;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Person;
import org.safeconduct.disclosure.Sensitivity;

/** Takes labelled items out of a disclosure. What is free text is nobody's to take apart, and stays as it is. */
final class Redaction {

    private Redaction() {}

    static Disclosure without(Disclosure whole, Set<Sensitivity> labels) {
        if (labels.isEmpty()) {
            return whole;
        }
        return new Disclosure(
                whole.messageId(),
                whole.nation(),
                whole.sharer(),
                whole.persons().stream().map(person -> without(person, labels)).toList(),
                whole.relations(),
                whole.concern(),
                whole.accounts(),
                whole.factors(),
                whole.immediateDanger(),
                whole.harm(),
                whole.othersAtRisk(),
                whole.consent(),
                whole.purposes(),
                whole.gateway(),
                whole.recipients(),
                whole.supporting().stream()
                        .filter(item -> !labels.contains(item.sensitivity()))
                        .toList(),
                labels.contains(Sensitivity.ATTACHMENT) ? List.of() : whole.attachments());
    }

    private static Person without(Person person, Set<Sensitivity> labels) {
        return person.with(
                labels.contains(Sensitivity.UPN) ? withheld(person.upn()) : person.upn(),
                labels.contains(Sensitivity.DO_NOT_DISCLOSE_ADDRESS)
                        ? protectedOnes(person.addresses())
                        : person.addresses());
    }

    private static Answer<List<Address>> protectedOnes(Answer<List<Address>> addresses) {
        return switch (addresses) {
            case Answer.Known<List<Address>> known ->
                Answer.known(known.value().stream()
                        .map(address -> address.doNotDisclose() ? address.withheld() : address)
                        .toList());
            case Answer.Absent<List<Address>> absent -> absent;
        };
    }

    /** An answer that was absent anyway keeps its own reason: nothing has been withheld. */
    private static <T> Answer<T> withheld(Answer<T> answer) {
        return switch (answer) {
            case Answer.Known<T> known -> Answer.absent(AbsentReason.WITHHELD_FOR_SAFETY);
            case Answer.Absent<T> absent -> absent;
        };
    }
}
