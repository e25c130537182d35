package org.safeconduct.intake.health;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateType;
import org.safeconduct.platform.Rejection;

/** Dates and times that HAPI takes and FHIR does not: it would count a day from them that nobody wrote. */
final class DatesAsWritten {

    private DatesAsWritten() {}

    /** @throws Rejection invalid; names the FHIRPath of the first place */
    static void check(Bundle message) {
        Elements.visit(message, (place, name, value) -> {
            if (value instanceof BaseDateTimeType written && written.hasValue() && isTimed(written)) {
                if (written instanceof DateType) {
                    throw new Rejection(
                            Rejection.Kind.INVALID, "This is a date, and has a time. Write the day alone.", place);
                }
                if (written.getTimeZone() == null) {
                    throw new Rejection(
                            Rejection.Kind.INVALID,
                            "The time does not say its zone. Write it like 2026-11-22T10:00:00Z or 2026-11-22T10:00:00+00:00.",
                            place);
                }
            }
        });
    }

    private static boolean isTimed(BaseDateTimeType written) {
        return written.getPrecision().ordinal() > TemporalPrecisionEnum.DAY.ordinal();
    }
}
