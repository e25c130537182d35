package org.safeconduct.disclosure;

import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/** Days as everyone counts them to whom the gateway speaks, and the years that a date can mean to them. */
public final class BritishTime {

    /** Days begin and end, and periods of days run, by the clocks of the United Kingdom. */
    public static final ZoneId ZONE = ZoneId.of("Europe/London");

    /** The first year: nobody concerned was born earlier, and no record is older, but a year of two digits is. */
    public static final int FIRST_YEAR = 1900;

    /** The last that four digits can write. A year of nine is one to Java and none to the database, which finds nothing by it. */
    public static final int LAST_YEAR = 9999;

    private BritishTime() {}

    /** Whether the date is of a year that can be meant. */
    public static boolean knows(TemporalAccessor date) {
        int year = date.get(ChronoField.YEAR);
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }
}
