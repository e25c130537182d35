package org.safeconduct.sharing;

import java.util.List;
import java.util.Set;
import org.safeconduct.disclosure.AbsentReason;
import org.safeconduct.disclosure.Address;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.disclosure.Subject;

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
                whole.subjects().stream()
                        .map(subject -> without(subject, labels))
                        .toList(),
                whole.allegedPersons(),
                whole.concern(),
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

    private static Subject without(Subject subject, Set<Sensitivity> labels) {
        return new Subject(
                subject.kind(),
                subject.givenName(),
                subject.familyName(),
                subject.dateOfBirth(),
                subject.expectedDelivery(),
                subject.nhsNumber(),
                labels.contains(Sensitivity.UPN) ? withheld(subject.upn()) : subject.upn(),
                subject.address().toOptional().filter(Address::doNotDisclose).isPresent()
                                && labels.contains(Sensitivity.DO_NOT_DISCLOSE_ADDRESS)
                        ? withheld(subject.address())
                        : subject.address(),
                subject.mentalCapacity());
    }

    /** An answer that was absent anyway keeps its own reason: nothing has been withheld. */
    private static <T> Answer<T> withheld(Answer<T> answer) {
        return switch (answer) {
            case Answer.Known<T> known -> Answer.absent(AbsentReason.WITHHELD_FOR_SAFETY);
            case Answer.Absent<T> absent -> absent;
        };
    }
}
