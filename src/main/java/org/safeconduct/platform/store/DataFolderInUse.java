package org.safeconduct.platform.store;

import java.io.Serial;
import java.nio.file.Path;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Two gateways were started on one data folder. */
final class DataFolderInUse extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    DataFolderInUse(Path folder) {
        super("Another gateway is running on the data folder " + folder);
    }

    /** Says it without a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<DataFolderInUse> {
        @Override
        protected FailureAnalysis analyze(Throwable root, DataFolderInUse cause) {
            return new FailureAnalysis(
                    String.valueOf(cause.getMessage()),
                    "Stop the other gateway, or give this one its own folder with --safeconduct.data-dir=..., or let both"
                            + " share a PostgreSQL with --spring.datasource.url=...",
                    cause);
        }
    }
}
