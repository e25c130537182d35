package org.safeconduct.exchange;

/**
 * What comes out at the end of the way in; each interface renders it in its own format.
 *
 * @param repeated the same message had come before, and this is its first answer again
 */
public record Reply(DisclosureAnswer answer, boolean repeated) {

    /** Whether nothing was stored and nothing sent. */
    public boolean preview() {
        return answer.receipt().isEmpty();
    }
}
