package org.safeconduct.pages;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.safeconduct.disclosure.BritishTime;

/** Reads a day as people write it in three boxes: two-digit years, and months by name, are days like any other. */
public final class WrittenDay {

    private static final int PARTS = 3;
    private static final int CENTURY = 100;

    private WrittenDay() {}

    /**
     * @param parts day, month and year
     * @param last the last day that can be meant; it says which century a two-digit year is of
     * @return the day, which may be after {@code last}; empty if it is none
     */
    public static Optional<LocalDate> read(List<String> parts, LocalDate last) {
        if (parts.size() != PARTS) {
            return Optional.empty();
        }
        try {
            int year = Integer.parseInt(parts.get(2).strip());
            int month = month(parts.get(1).strip());
            int dayOfMonth = Integer.parseInt(parts.get(0).strip());
            boolean isShort = year >= 0 && year < CENTURY;
            LocalDate day = LocalDate.of(isShort ? year + 20 * CENTURY : year, month, dayOfMonth);
            if (isShort && day.isAfter(last)) {
                day = LocalDate.of(year + 19 * CENTURY, month, dayOfMonth);
            }
            return Optional.of(day).filter(BritishTime::knows);
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A number, or at least the first three letters of the name. */
    private static int month(String text) {
        return Stream.of(Month.values())
                .filter(month -> text.length() >= 3
                        && month.getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                                .toLowerCase(Locale.ENGLISH)
                                .startsWith(text.toLowerCase(Locale.ENGLISH)))
                .findFirst()
                .map(Month::getValue)
                .orElseGet(() -> Integer.parseInt(text));
    }
}
