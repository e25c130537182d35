package org.safeconduct.exchange;

import java.util.Set;
import org.safeconduct.disclosure.Reference;

/**
 * Work that is not done. Whoever keeps work that waits, such as deliveries, reviews or clocks, has a bean of this type; what
 * ends the keeping of things asks all of them first, and touches no case that one of them names.
 */
public interface Unfinished {

    /** Those of the cases in which something still waits, in the caller's transaction. */
    Set<Reference> among(Set<Reference> references);
}
