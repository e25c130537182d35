package org.safeconduct.disclosure;

/**
 * Who shares, and how a recipient reaches them.
 *
 * @param professional whether they share in a professional role
 * @param nameNotForFamily whether the family must not learn who shared it: a caveat that travels with the disclosure
 */
public record Sharer(
        Answer<String> name, SharerRole role, boolean professional, Answer<String> contact, boolean nameNotForFamily) {

    @Override
    public String toString() {
        return "Sharer[withheld]";
    }
}
