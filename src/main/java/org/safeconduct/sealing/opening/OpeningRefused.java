package org.safeconduct.sealing.opening;

import java.io.Serial;

/**
 * An envelope does not open. There is one message for every reason, and no cause: which check failed would help whoever
 * altered it, and a parser's message may quote content.
 */
public final class OpeningRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    OpeningRefused() {
        super("the envelope does not open");
    }
}
