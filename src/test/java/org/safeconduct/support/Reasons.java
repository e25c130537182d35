package org.safeconduct.support;

import java.util.Set;

/** A decision that leaves its sharer with nothing says why. */
public final class Reasons {

    private static final Set<String> NEEDED = Set.of(
            "no-further-action", "intelligence-recorded", "crime-cancelled", "returned-wrong-route", "cannot-say");

    private Reasons() {}

    /** A member of a decision's JSON with the comma before it, or nothing. */
    public static String where(String disposition) {
        return where(disposition, "");
    }

    /** @param more that the decision says */
    public static String where(String disposition, String more) {
        boolean needed = NEEDED.contains(disposition) || more.contains("\"outcome\": \"21\"");
        return needed && !more.contains("reasonForSharer") ? ", \"reasonForSharer\": \"Others look after it.\"" : "";
    }
}
