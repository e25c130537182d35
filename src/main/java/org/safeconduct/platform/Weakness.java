package org.safeconduct.platform;

import java.util.List;

/**
 * Something in the way this gateway is set up that an attacker could use.
 *
 * @param stops whether a gateway outside the development profile must not start with it
 * @param setting the setting to change; never its value, which may be a secret
 * @param what what is weak about it, in a sentence
 */
public record Weakness(boolean stops, String setting, String what) {

    /** Whoever knows of weaknesses of its own settings; each bean of this type is asked once, at the start. */
    @FunctionalInterface
    public interface Found {
        List<Weakness> weaknesses();
    }

    public static Weakness stops(String setting, String what) {
        return new Weakness(true, setting, what);
    }

    public static Weakness warns(String setting, String what) {
        return new Weakness(false, setting, what);
    }

    @Override
    public String toString() {
        return setting + ": " + what;
    }
}
