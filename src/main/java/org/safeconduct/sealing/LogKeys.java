package org.safeconduct.sealing;

import java.util.List;

/** The keys that sign the checkpoints of the evidence log. */
@FunctionalInterface
public interface LogKeys {

    /** The log's key first; beside it, while one takes the place of another, the one that will be. */
    List<NoteKey> now();
}
