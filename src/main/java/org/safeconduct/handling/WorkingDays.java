package org.safeconduct.handling;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.safeconduct.disclosure.Nation;

/** Days on which councils work: not weekends, not the bank holidays of the nation. */
final class WorkingDays {

    private static final HolidayManager HOLIDAYS =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));

    private WorkingDays() {}

    /** The first working day after that day. */
    static LocalDate after(LocalDate day, Nation nation) {
        return Stream.iterate(day.plusDays(1), next -> next.plusDays(1))
                .filter(next -> isWorkingDay(next, nation))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isWorkingDay(LocalDate day, Nation nation) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !HOLIDAYS.isHoliday(day, region(nation));
    }

    private static String region(Nation nation) {
        return switch (nation) {
            case ENGLAND -> "eng";
            case WALES -> "wls";
        };
    }
}
