package org.safeconduct.platform.start;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;
import org.safeconduct.platform.Weakness;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The gateway is set up too weakly to carry a real disclosure. */
final class InsecureConfiguration extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    InsecureConfiguration(List<Weakness> grave) {
        super("This gateway is set up too weakly to carry a real disclosure:\n"
                + grave.stream().map(weakness -> "- " + weakness).collect(Collectors.joining("\n")));
    }

    /** Tells the operator the list, in place of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<InsecureConfiguration> {
        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, InsecureConfiguration cause) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "Change each setting named above. SECURITY.md says what production needs.",
                    cause);
        }
    }
}
