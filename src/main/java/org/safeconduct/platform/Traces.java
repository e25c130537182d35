package org.safeconduct.platform;

import java.util.Arrays;

/** A failure for the log: what it was and where, and no message of it, because messages may quote input. */
public final class Traces {

    private static final int LONGEST = 2_000;

    private Traces() {}

    /** Class names and the first of our own frames, cause by cause. */
    public static String of(Throwable e) {
        StringBuilder text = new StringBuilder();
        for (Throwable each = e; each != null && text.length() < LONGEST; each = each.getCause()) {
            text.append(text.isEmpty() ? "" : " <- ").append(each.getClass().getName());
            Arrays.stream(each.getStackTrace())
                    .filter(frame -> frame.getClassName().startsWith("org.safeconduct."))
                    .findFirst()
                    .ifPresent(frame -> text.append(" at ").append(frame));
        }
        return text.toString();
    }
}
