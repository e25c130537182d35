package org.safeconduct.rulebook;

import java.io.Serial;
import java.util.List;

/**
 * The rulebook cannot be put in force; the gateway does not start. The message lists every fault found, each with its
 * table and row.
 */
public final class RulebookFault extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public RulebookFault(List<String> faults) {
        super("The rulebook cannot be put in force:\n  " + String.join("\n  ", faults));
    }

    public RulebookFault(String fault, Throwable cause) {
        super("The rulebook cannot be put in force:\n  " + fault, cause);
    }
}
