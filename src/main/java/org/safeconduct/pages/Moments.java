package org.safeconduct.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.safeconduct.disclosure.BritishTime;
import org.springframework.stereotype.Component;

/** Days and times as people here write them. */
@Component
public class Moments {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK).withZone(BritishTime.ZONE);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", Locale.UK).withZone(BritishTime.ZONE);

    public String of(Instant at) {
        return of(at, Locale.UK);
    }

    /** @param at as it is written in evidence */
    public String of(String at) {
        return of(Instant.parse(at));
    }

    /** The day it is here at that time. */
    public LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, BritishTime.ZONE);
    }

    /** The day alone. */
    public String day(Instant at) {
        return DAY.format(at);
    }

    public String of(Instant at, Locale reader) {
        return MOMENT.withLocale(reader).format(at);
    }
}
