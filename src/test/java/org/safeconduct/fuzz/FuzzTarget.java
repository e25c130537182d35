package org.safeconduct.fuzz;

import java.util.List;

/** Something that reads what comes from outside. */
public interface FuzzTarget {

    /** In each sound message, wherever a person wrote something; no error may have it. */
    String CANARY = "quillfeather";

    /** Sound messages, from which the unsound ones are made. */
    List<byte[]> seeds();

    /**
     * Reads it as the gateway would.
     *
     * @throws RuntimeException only the refusal that the interface declares
     */
    void read(byte[] message);
}
