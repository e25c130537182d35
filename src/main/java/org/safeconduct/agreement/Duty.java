package org.safeconduct.agreement;

import java.util.List;
import java.util.Optional;
import org.safeconduct.disclosure.Code;

/**
 * Whom an agency has for what cannot wait.
 *
 * @param phones to call where something may not have arrived
 * @param people who is told that there is something, the first first
 */
public record Duty(Optional<Phones> phones, List<OnDuty> people) {

    /** Nobody is named, and no number. */
    public static final Duty NONE = new Duty(Optional.empty(), List.of());

    public Duty {
        people = List.copyOf(people);
    }

    /** Numbers for people to call: in office hours, and at all others. */
    public record Phones(String day, String outOfHours) {}

    /**
     * One who is told.
     *
     * @param who an office such as {@code emergency-duty-team}, never a person's name: it stands in evidence
     */
    public record OnDuty(String who, Hours hours, Channel by) {}

    /** When somebody is there. */
    public enum Hours implements Code {
        ALWAYS,
        /** From 9 to 17 on days on which councils work. */
        OFFICE,
        OUT_OF_HOURS
    }

    /** The one who is called that. */
    public Optional<OnDuty> named(String who) {
        return people.stream().filter(one -> one.who().equals(who)).findFirst();
    }
}
