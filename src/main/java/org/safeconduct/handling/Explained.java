package org.safeconduct.handling;

import org.safeconduct.sharing.Decided;

/** A decided disclosure and how the police will handle it. */
public record Explained(Decided decided, HandlingStatement statement) {

    /** Whether the sharer asked only to see what would happen. */
    public boolean preview() {
        return decided.received().preview();
    }
}
