package org.safeconduct.evidence.log;

import org.springframework.stereotype.Component;

/** Where tests end the process. */
interface CrashPoints {

    /** A step of {@link Integrator}, named by what has just been done. */
    enum Step {
        ELECTED,
        PLACED,
        TILED,
        PUBLISHED,
        COMMITTED
    }

    void after(Step step);

    /** In the gateway nothing happens there. */
    @Component
    final class None implements CrashPoints {
        @Override
        public void after(Step step) {
            // Nothing.
        }
    }
}
