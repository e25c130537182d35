package org.safeconduct.pages.form;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.safeconduct.disclosure.BritishTime;
import org.safeconduct.pages.form.AnswerReader.Read;

/**
 * Reads a day as people write it in three boxes: two-digit years, and months by name, are days like any other. Of what is no
 * day it says why, one thing at a time and in the order of the boxes.
 */
final class WrittenDay {

    private static final List<String> PARTS = List.of("day", "month", "year");
    private static final int LONGEST_MONTH = 31;
    private static final int CENTURY = 100;

    private WrittenDay() {}

    /**
     * @param parts day, month and year
     * @param last the last day that can be meant; it also says which century a two-digit year is of
     */
    static Read read(List<String> parts, LocalDate last) {
        List<String> missing = new ArrayList<>();
        for (int part = 0; part < PARTS.size(); part++) {
            if (part >= parts.size() || parts.get(part).isBlank()) {
                missing.add(PARTS.get(part));
            }
        }
        if (!missing.isEmpty()) {
            return Read.Wrong.of("lacks-" + String.join("-", missing));
        }
        Optional<Integer> day = number(parts.get(0)).filter(read -> read >= 1 && read <= LONGEST_MONTH);
        Optional<Month> month = month(parts.get(1).strip());
        Optional<Integer> year = number(parts.get(2)).filter(read -> read >= 0);
        if (day.isEmpty()) {
            return Read.Wrong.of("day");
        }
        if (month.isEmpty()) {
            return Read.Wrong.of("month");
        }
        return year.map(read -> whole(read, month.get(), last))
                .filter(BritishTime::knows)
                .map(read -> day(day.get(), read, last))
                .orElseGet(() -> Read.Wrong.of("year"));
    }

    private static Read day(int day, YearMonth month, LocalDate last) {
        if (!month.isValidDay(day)) {
            return Read.Wrong.of("no-such-day", day + " " + name(month.getMonth()) + " " + month.getYear());
        }
        return month.atDay(day).isAfter(last)
                ? Read.Wrong.of("future")
                : new Read.Value(new Answer.Day(month.atDay(day)));
    }

    /** Of a two-digit year the latest that can be meant. */
    private static YearMonth whole(int year, Month month, LocalDate last) {
        if (year >= CENTURY) {
            return YearMonth.of(Math.min(year, BritishTime.LAST_YEAR + 1), month);
        }
        YearMonth late = YearMonth.of(year + 20 * CENTURY, month);
        return late.isAfter(YearMonth.from(last)) ? late.minusYears(CENTURY) : late;
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A number, or at least the first three letters of the name. */
    private static Optional<Month> month(String text) {
        return Stream.of(Month.values())
                .filter(month -> (text.length() >= 3
                                && name(month).toLowerCase(Locale.ENGLISH).startsWith(text.toLowerCase(Locale.ENGLISH)))
                        || number(text).filter(read -> read == month.getValue()).isPresent())
                .findFirst();
    }

    private static String name(Month month) {
        return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
