package org.safeconduct.sealing.keys;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator in two sentences which key file stopped the start, in place of a stack trace. */
class KeysUnusableAnalyzer extends AbstractFailureAnalyzer<KeysUnusable> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, KeysUnusable cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}
