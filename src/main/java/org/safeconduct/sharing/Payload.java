package org.safeconduct.sharing;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.safeconduct.disclosure.Address;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Person;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.disclosure.SupportingItem;

/** Which labelled items a disclosure holds, and whether there is anything in it besides protected ones. */
final class Payload {

    /** Items that a law of their own protects. They never leave by themselves, whatever a table says. */
    static final Set<Sensitivity> BARRED =
            Set.of(Sensitivity.GRA, Sensitivity.HFEA, Sensitivity.ADOPTION, Sensitivity.HSA);

    private static final Set<Sensitivity> SEXUAL_HEALTH =
            Set.of(Sensitivity.STI, Sensitivity.HIV, Sensitivity.PREGNANCY);

    /** What the disclosure comes down to. */
    enum Kind implements Code {
        CONCERN,
        BARRED_ITEM,
        SEXUAL_HEALTH_ITEM
    }

    private Payload() {}

    static Set<Sensitivity> labels(Disclosure disclosure) {
        Set<Sensitivity> labels = EnumSet.noneOf(Sensitivity.class);
        disclosure.supporting().forEach(item -> labels.add(item.sensitivity()));
        for (Person person : disclosure.persons()) {
            person.upn().toOptional().ifPresent(upn -> labels.add(Sensitivity.UPN));
            if (person.addresses().toOptional().stream().flatMap(List::stream).anyMatch(Address::doNotDisclose)) {
                labels.add(Sensitivity.DO_NOT_DISCLOSE_ADDRESS);
            }
        }
        if (!disclosure.attachments().isEmpty()) {
            labels.add(Sensitivity.ATTACHMENT);
        }
        return labels;
    }

    static Kind kind(Disclosure disclosure) {
        boolean words = told(disclosure.concern().narrative())
                || told(disclosure.concern().exactWords())
                || !disclosure.attachments().isEmpty();
        if (words || disclosure.supporting().isEmpty()) {
            return Kind.CONCERN;
        }
        boolean barred = false;
        for (SupportingItem item : disclosure.supporting()) {
            if (!BARRED.contains(item.sensitivity()) && !SEXUAL_HEALTH.contains(item.sensitivity())) {
                return Kind.CONCERN;
            }
            barred |= BARRED.contains(item.sensitivity());
        }
        return barred ? Kind.BARRED_ITEM : Kind.SEXUAL_HEALTH_ITEM;
    }

    /** Whether labelled items were all there was, and none of them is left. */
    static boolean leavesNothing(Disclosure disclosure, Set<Sensitivity> withheld) {
        boolean words = told(disclosure.concern().narrative())
                || told(disclosure.concern().exactWords());
        boolean files = !disclosure.attachments().isEmpty();
        boolean items = !disclosure.supporting().isEmpty();
        return !words
                && (files || items)
                && (!files || withheld.contains(Sensitivity.ATTACHMENT))
                && disclosure.supporting().stream().allMatch(item -> withheld.contains(item.sensitivity()));
    }

    private static boolean told(Answer<String> answer) {
        return answer.toOptional().filter(text -> !text.isBlank()).isPresent();
    }
}
