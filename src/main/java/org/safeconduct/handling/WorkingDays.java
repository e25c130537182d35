package org.safeconduct.handling;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.stream.Stream;
import org.safeconduct.disclosure.BritishTime;
import org.safeconduct.disclosure.Nation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Days on which councils work: not weekends, not the bank holidays of the nation. A partnership's own file adds a holiday that
 * was proclaimed after this version, or takes one away.
 */
@Component
public final class WorkingDays {

    private static final LocalTime START_OF_BUSINESS = LocalTime.of(9, 0);
    private static final LocalTime CLOSE_OF_BUSINESS = LocalTime.of(17, 0);
    private static final HolidayManager HOLIDAYS =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));

    private final HolidayFile changes;

    /** The start ends with a RulebookFault if the partnership's file cannot be read. */
    @Autowired
    WorkingDays(HolidaySettings settings) {
        this(HolidayFile.read(settings.holidays()));
    }

    private WorkingDays(HolidayFile changes) {
        this.changes = changes;
    }

    /** By the bank holidays that are published, without a partnership's own file. */
    public static WorkingDays published() {
        return new WorkingDays(HolidayFile.NONE);
    }

    /**
     * The close of business of a working day after this moment.
     *
     * @param days which one: 1 for the next
     */
    public Instant closeOfBusiness(Instant after, int days, Nation nation) {
        LocalDate day = LocalDate.ofInstant(after, BritishTime.ZONE);
        return Stream.iterate(day.plusDays(1), next -> next.plusDays(1))
                .filter(next -> isWorkingDay(next, nation))
                .skip(days - 1L)
                .findFirst()
                .orElseThrow()
                .atTime(CLOSE_OF_BUSINESS)
                .atZone(BritishTime.ZONE)
                .toInstant();
    }

    /** Whether councils are at work: from 9 to 17 on a working day. */
    public boolean atWork(Instant now, Nation nation) {
        LocalTime time = LocalTime.ofInstant(now, BritishTime.ZONE);
        return isWorkingDay(LocalDate.ofInstant(now, BritishTime.ZONE), nation)
                && !time.isBefore(START_OF_BUSINESS)
                && time.isBefore(CLOSE_OF_BUSINESS);
    }

    private boolean isWorkingDay(LocalDate day, Nation nation) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !changes.of(nation).added().contains(day)
                && (changes.of(nation).removed().contains(day) || !HOLIDAYS.isHoliday(day, region(nation)));
    }

    private static String region(Nation nation) {
        return switch (nation) {
            case ENGLAND -> "eng";
            case WALES -> "wls";
        };
    }
}
