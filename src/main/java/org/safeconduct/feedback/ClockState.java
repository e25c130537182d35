package org.safeconduct.feedback;

import org.safeconduct.disclosure.Code;

/** How it stands with a clock. */
public enum ClockState implements Code {
    RUNNING,
    REMINDED,
    MISSED,
    ESCALATED,
    MET,
    /** Withdrawn before its owner had it. */
    ENDED;

    /** Whether something still comes of it by itself. */
    public boolean goesOn() {
        return switch (this) {
            case RUNNING, REMINDED, MISSED -> true;
            case ESCALATED, MET, ENDED -> false;
        };
    }

    /** Whether its time is not known to have passed. */
    public boolean stillRuns() {
        return switch (this) {
            case RUNNING, REMINDED -> true;
            case MISSED, ESCALATED, MET, ENDED -> false;
        };
    }

    /** Whether nothing is due any more. */
    public boolean over() {
        return switch (this) {
            case MET, ENDED -> true;
            case RUNNING, REMINDED, MISSED, ESCALATED -> false;
        };
    }

    /** Whether its time has passed and nothing met it. */
    public boolean late() {
        return switch (this) {
            case MISSED, ESCALATED -> true;
            case RUNNING, REMINDED, MET, ENDED -> false;
        };
    }
}
