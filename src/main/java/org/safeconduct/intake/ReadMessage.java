package org.safeconduct.intake;

import java.util.Optional;

/**
 * A message that has been read, before it is known to which case it belongs.
 *
 * @param read whose {@code partOf} is what the call itself named
 * @param continues the case that the message says it changes; the exchange knows which that is
 */
public record ReadMessage(Received read, Optional<Continuation> continues) {

    @Override
    public String toString() {
        return "ReadMessage[" + read.reference() + ", withheld]";
    }
}
