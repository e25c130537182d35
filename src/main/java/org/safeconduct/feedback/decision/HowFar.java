package org.safeconduct.feedback.decision;

import org.safeconduct.handling.Investigation;

/** How far the police look into it, in a sentence; where they only record, it says whether they gave a reason. */
final class HowFar {

    private static final String RECORD_ONLY = "record-only";

    private HowFar() {}

    static boolean isRecordOnly(String investigation) {
        return investigation.equals(RECORD_ONLY);
    }

    /** Their reason may name people: it stands with the decision, and never in a statement. */
    static String said(Investigation far, String reasonForSharer) {
        if (!isRecordOnly(far.code())) {
            return far.meaning();
        }
        return far.meaning()
                + (reasonForSharer.isBlank()
                        ? " They gave no reason here."
                        : " Their reason stands with their decision.");
    }
}
