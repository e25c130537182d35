package org.safeconduct.intake.reading;

import org.safeconduct.intake.Finding;

/** Findings that more than one format can give rise to. */
public final class Findings {

    private Findings() {}

    /** Never a reason to reject: NHS England's own examples carry a number whose check digit fails. */
    public static Finding nhsNumber(String pointer) {
        return new Finding(
                "nhs-number-check-digit",
                pointer,
                "The NHS number fails its check digit. It was kept as it came; please check it.");
    }
}
