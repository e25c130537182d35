package org.safeconduct.evidence.log;

import java.io.Serial;

/** What is stored is not the log that was signed: somebody altered it. Nothing is signed until it is explained. */
final class LogInconsistent extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    LogInconsistent(String finding) {
        super(finding);
    }
}
