package org.safeconduct.sealing.own;

import java.util.Map;
import java.util.function.Consumer;
import org.springframework.modulith.NamedInterface;

/** Changes of the gateway's own keys, for whoever looks for them and puts them on record. */
@NamedInterface
public interface OwnKeyChanges {

    /**
     * Takes the keys that are in the folder now.
     *
     * @param record puts the new fingerprints on record before the first use of a key; if it fails, nothing has changed
     * @return whether there were others
     */
    boolean look(Consumer<Map<String, String>> record);
}
