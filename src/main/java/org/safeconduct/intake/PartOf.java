package org.safeconduct.intake;

import java.util.Optional;
import java.util.UUID;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;

/**
 * Says of a message that it is a further part of a case. It is decided on like a first one: the gateway cannot read what came
 * before, and what may be shared may have changed.
 *
 * @param of the case
 * @param answers the recipient's question that it answers
 */
public record PartOf(Reference of, Kind kind, Optional<UUID> answers) {

    /** What it does to what was said before. */
    public enum Kind implements Code {
        ADD_INFORMATION,
        /** Replaces what the recipients have. */
        CORRECT
    }
}
