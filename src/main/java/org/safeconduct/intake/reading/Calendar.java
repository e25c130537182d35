package org.safeconduct.intake.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days as people in England and Wales count them: a birthday begins at midnight there, not in Greenwich's UTC. */
public final class Calendar {

    private static final ZoneId HERE = ZoneId.of("Europe/London");
    private static final int OF_AGE = 18;

    private Calendar() {}

    public static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, HERE);
    }

    /** Whether someone born on {@code birth} is under 18 on {@code day} (Children Act 1989 section 105). */
    public static boolean isChild(LocalDate birth, LocalDate day) {
        return birth.plusYears(OF_AGE).isAfter(day);
    }
}
