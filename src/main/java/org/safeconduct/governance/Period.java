package org.safeconduct.governance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.safeconduct.disclosure.BritishTime;
import org.safeconduct.evidence.EvidenceQuery;
import org.safeconduct.platform.Rejection;

/**
 * A period in whole days, as people in the United Kingdom count them.
 *
 * @param last the last day, which belongs to it
 */
record Period(LocalDate first, LocalDate last) {

    /** @throws Rejection if either is not a day, or the end comes before the beginning */
    static Period of(String first, String last) {
        Period period = new Period(day(first, "/from"), day(last, "/to"));
        if (period.last().isBefore(period.first())) {
            throw new Rejection(Rejection.Kind.INVALID, "the period ends before it begins", "/to");
        }
        return period;
    }

    static Period of(LocalDate day) {
        return new Period(day, day);
    }

    /** Of these records those of the period. */
    EvidenceQuery of(EvidenceQuery records) {
        return records.from(from()).before(before());
    }

    Instant from() {
        return first.atStartOfDay(BritishTime.ZONE).toInstant();
    }

    Instant before() {
        return last.plusDays(1).atStartOfDay(BritishTime.ZONE).toInstant();
    }

    private static LocalDate day(String text, String where) {
        LocalDate day;
        try {
            day = LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Rejection(Rejection.Kind.INVALID, "a day is written as 2026-11-30", where);
        }
        if (!BritishTime.knows(day)) {
            throw new Rejection(
                    Rejection.Kind.INVALID,
                    "a day is of a year from " + BritishTime.FIRST_YEAR + " to " + BritishTime.LAST_YEAR,
                    where);
        }
        return day;
    }
}
