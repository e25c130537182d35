package org.safeconduct.evidence.log;

import java.nio.file.Path;

/** A program that integrates and is killed right after the step it is told: no hook, no handler, no rollback runs. */
final class CrashingIntegrator {

    static final int KILLED = 137;

    private CrashingIntegrator() {}

    public static void main(String[] arguments) throws Exception {
        CrashPoints.Step last = CrashPoints.Step.valueOf(arguments[2]);
        CrashPoints crash = step -> {
            if (step == last) {
                Runtime.getRuntime().halt(KILLED);
            }
        };
        try (LogWorkshop log = LogWorkshop.open(arguments[0], Path.of(arguments[1]), crash, 256)) {
            log.integrator.integrate();
        }
    }
}
