package org.safeconduct.evidence.verify;

import java.io.Serial;

/** The verdict when something does not hold; the message says what, and names the first place. */
public final class NotProven extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    public NotProven(String finding) {
        super(finding);
    }

    /** What was found. */
    public String finding() {
        return String.valueOf(getMessage());
    }
}
