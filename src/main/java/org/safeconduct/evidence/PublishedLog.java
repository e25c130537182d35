package org.safeconduct.evidence;

import java.util.List;
import java.util.Optional;

/** The log as anyone may read it: C2SP tlog-tiles, and by which keys to check them. */
public interface PublishedLog {

    /**
     * Who signs it.
     *
     * @param origin its name in its checkpoints
     * @param keys verifier keys that sign now, the log's own first, and then those that have signed before
     * @param witnesses verifier keys of those who cosign
     */
    record Identity(String origin, List<String> keys, List<String> witnesses) {

        public Identity {
            keys = List.copyOf(keys);
            witnesses = List.copyOf(witnesses);
        }
    }

    Identity identity();

    /** The newest checkpoint, a signed note; empty before the first entry. */
    Optional<String> checkpoint();

    /**
     * A tile or an entry bundle. What was once read under a path is read there for ever.
     *
     * @param path after {@code /tile}, such as {@code /0/000} or {@code /entries/000.p/3}
     * @return empty if the log has no such part, or not yet
     */
    Optional<byte[]> tile(String path);
}
