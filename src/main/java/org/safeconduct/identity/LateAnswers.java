package org.safeconduct.identity;

import jakarta.servlet.http.HttpServletRequest;

/** Looks after what a person posted when their session had ended; a bean of this type is found. */
@FunctionalInterface
public interface LateAnswers {

    /**
     * Keeps what was posted for its writer, who sees it after they have signed in. Who posts it is not known: it must not
     * change or open anything.
     *
     * @return whether it was kept; then the same address, asked for with GET, shows it to its writer
     */
    boolean keep(HttpServletRequest request);
}
