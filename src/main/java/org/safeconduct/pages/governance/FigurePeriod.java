package org.safeconduct.pages.governance;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A month, a quarter or a year of the calendar. What its page asks of it is public, or the page could not.
 *
 * @param first its first month
 * @param months how many it has
 */
record FigurePeriod(YearMonth first, int months) {

    private static final Pattern CODE = Pattern.compile("(20\\d\\d)(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?");
    private static final int MONTHS_SHOWN = 13;
    private static final int QUARTERS_SHOWN = 8;
    private static final int YEARS_SHOWN = 3;

    /** Written as {@code 2026-11}, {@code 2026-Q4} or {@code 2026}; empty if it is none of them. */
    static Optional<FigurePeriod> read(String code) {
        Matcher found = CODE.matcher(code);
        if (!found.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(found.group(1));
        if (found.group(2) != null) {
            return Optional.of(new FigurePeriod(YearMonth.of(year, Integer.parseInt(found.group(2))), 1));
        }
        return Optional.of(
                found.group(3) == null
                        ? new FigurePeriod(YearMonth.of(year, 1), 12)
                        : new FigurePeriod(YearMonth.of(year, 3 * Integer.parseInt(found.group(3)) - 2), 3));
    }

    static FigurePeriod month(LocalDate day) {
        return new FigurePeriod(YearMonth.from(day), 1);
    }

    /** Those to choose from, the latest of each length first. */
    static List<FigurePeriod> upTo(LocalDate today) {
        YearMonth now = YearMonth.from(today);
        YearMonth quarter = now.minusMonths((now.getMonthValue() - 1) % 3);
        YearMonth year = YearMonth.of(now.getYear(), 1);
        return Stream.of(back(now, 1, MONTHS_SHOWN), back(quarter, 3, QUARTERS_SHOWN), back(year, 12, YEARS_SHOWN))
                .flatMap(periods -> periods)
                .toList();
    }

    private static Stream<FigurePeriod> back(YearMonth latest, int months, int many) {
        return IntStream.range(0, many).mapToObj(i -> new FigurePeriod(latest.minusMonths((long) i * months), months));
    }

    /** The one of the same length before it. */
    public FigurePeriod before() {
        return new FigurePeriod(first.minusMonths(months), months);
    }

    LocalDate firstDay() {
        return first.atDay(1);
    }

    LocalDate lastDay() {
        return first.plusMonths(months - 1L).atEndOfMonth();
    }

    public String code() {
        return switch (months) {
            case 1 -> first.toString();
            case 3 -> first.getYear() + "-Q" + (first.getMonthValue() + 2) / 3;
            default -> String.valueOf(first.getYear());
        };
    }

    public String label() {
        return switch (months) {
            case 1 -> name(first) + " " + first.getYear();
            case 3 -> name(first) + " to " + name(first.plusMonths(2)) + " " + first.getYear();
            default -> "The year " + first.getYear();
        };
    }

    private static String name(YearMonth month) {
        return month.getMonth().getDisplayName(TextStyle.FULL, Locale.UK);
    }
}
