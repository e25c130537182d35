package org.safeconduct.platform;

import java.io.Serial;

/** The world is broken, not the input: the caller gets 503 and may send the same message again. */
public final class Unavailable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** @param detail what could not be done, without input */
    public Unavailable(String detail, Throwable cause) {
        super(detail, cause);
    }

    public Unavailable(String detail) {
        super(detail);
    }
}
