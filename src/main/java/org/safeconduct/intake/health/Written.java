package org.safeconduct.intake.health;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.safeconduct.disclosure.AgeOn;

/**
 * Dates and times as they are written. One without a time is a whole day (month, year) as people here count it: HAPI would take it
 * for midnight wherever the server runs.
 */
final class Written {

    private Written() {}

    /** The day; empty where only a month or a year is written. */
    static Optional<LocalDate> day(BaseDateTimeType written) {
        return !written.hasValue() || isPartOfADay(written)
                ? Optional.ofNullable(written.getValue()).map(value -> AgeOn.day(value.toInstant()))
                : Optional.of(first(written)).filter(day -> written.getPrecision() == TemporalPrecisionEnum.DAY);
    }

    /** Whether a period holds at a time; it holds through the whole of its last day. */
    static boolean holds(Period period, Instant at) {
        return !isAfter(period.getStartElement(), at) && !isBefore(period.getEndElement(), at);
    }

    /** Whether all of it lies before {@code at}. */
    static boolean isBefore(BaseDateTimeType written, Instant at) {
        return written.hasValue()
                && (isPartOfADay(written)
                        ? written.getValue().toInstant().isBefore(at)
                        : last(written).isBefore(AgeOn.day(at)));
    }

    private static boolean isAfter(BaseDateTimeType written, Instant at) {
        return written.hasValue()
                && (isPartOfADay(written)
                        ? written.getValue().toInstant().isAfter(at)
                        : first(written).isAfter(AgeOn.day(at)));
    }

    private static boolean isPartOfADay(BaseDateTimeType written) {
        return written.getPrecision().ordinal() > TemporalPrecisionEnum.DAY.ordinal();
    }

    private static LocalDate first(BaseDateTimeType written) {
        return switch (written.getPrecision()) {
            case YEAR -> LocalDate.of(written.getYear(), 1, 1);
            case MONTH -> LocalDate.of(written.getYear(), written.getMonth() + 1, 1);
            default -> LocalDate.of(written.getYear(), written.getMonth() + 1, written.getDay());
        };
    }

    private static LocalDate last(BaseDateTimeType written) {
        LocalDate first = first(written);
        return switch (written.getPrecision()) {
            case YEAR -> first.plusYears(1).minusDays(1);
            case MONTH -> first.plusMonths(1).minusDays(1);
            default -> first;
        };
    }
}
