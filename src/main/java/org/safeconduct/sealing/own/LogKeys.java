package org.safeconduct.sealing.own;

import java.util.List;
import org.safeconduct.sealing.keys.NoteKey;
import org.springframework.modulith.NamedInterface;

/** The keys that sign the checkpoints of the evidence log. */
@NamedInterface
@FunctionalInterface
public interface LogKeys {

    /** The log's key first; beside it, while one takes the place of another, the one that will be. */
    List<NoteKey> now();
}
