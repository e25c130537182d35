package org.safeconduct.pages.governance;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and months as people here write them. */
final class Days {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.UK);

    private Days() {}

    static String of(LocalDate day) {
        return DAY.format(day);
    }

    static String of(YearMonth month) {
        return MONTH.format(month);
    }
}
