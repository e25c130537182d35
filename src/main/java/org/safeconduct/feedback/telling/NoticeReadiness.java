package org.safeconduct.feedback.telling;

import java.util.UUID;

/** Whether a notice may be sent now. */
sealed interface NoticeReadiness {

    /** Yes. */
    record Now(Notice notice) implements NoticeReadiness {}

    /** The register no longer says how; that counts as an attempt, so that someone hears of it. */
    record NoChannel(UUID notice) implements NoticeReadiness {}

    /** There is nothing to do: told or parked. */
    record Done() implements NoticeReadiness {}
}
