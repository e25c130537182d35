package org.safeconduct.platform.store;

import java.io.Serial;
import java.nio.file.Path;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The gateway's own database cannot be started as it must be. */
final class StoreUnusable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * @param place the file or folder
     * @param what what is wrong with it
     * @param remedy what the operator does about it
     */
    StoreUnusable(Path place, String what, String remedy) {
        super(place + " " + what);
        this.remedy = remedy;
    }

    /** Says it without a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<StoreUnusable> {
        @Override
        protected FailureAnalysis analyze(Throwable root, StoreUnusable cause) {
            return new FailureAnalysis(cause.getMessage(), cause.remedy, cause);
        }
    }
}
