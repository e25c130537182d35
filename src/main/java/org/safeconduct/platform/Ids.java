package org.safeconduct.platform;

import java.util.UUID;

/** Source of ids and randomness. Everything unguessable in the gateway comes from here, so that tests can fix it. */
public interface Ids {

    /** A random (version 4) UUID, RFC 9562. */
    UUID uuid();

    /** {@code length} random bytes from a cryptographic source. */
    byte[] random(int length);
}
