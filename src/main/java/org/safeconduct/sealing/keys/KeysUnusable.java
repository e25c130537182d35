package org.safeconduct.sealing.keys;

import java.io.Serial;
import java.nio.file.Path;

/** A file in the keys folder is missing or cannot be used. At start-up it stops the gateway. */
public final class KeysUnusable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * @param what what is wrong with the file
     * @param remedy what the operator does about it
     */
    public KeysUnusable(Path file, String what, String remedy) {
        super(file + " " + what);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
