package org.safeconduct.disclosure;

import org.jspecify.annotations.Nullable;

/** What an address is to somebody. */
public enum AddressUse implements Code {
    HOME,
    /** For a time: a refuge, a friend's, a hospital. */
    TEMPORARY,
    OTHER;

    /** An address of which nobody said what it is, is where somebody lives. */
    static AddressUse orHome(@Nullable AddressUse use) {
        return use == null ? HOME : use;
    }
}
