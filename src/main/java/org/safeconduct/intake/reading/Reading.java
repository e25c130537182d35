package org.safeconduct.intake.reading;

import java.util.List;
import java.util.Optional;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.intake.Continuation;
import org.safeconduct.intake.Correlation;
import org.safeconduct.intake.Finding;

/**
 * What a reader made of a message.
 *
 * @param correlation what the sender needs to match an answer with its question
 * @param continues the case that the message itself says it changes
 */
public record Reading(
        Disclosure disclosure,
        Optional<Correlation> correlation,
        Optional<Continuation> continues,
        List<Finding> findings) {

    /** A first disclosure. */
    public Reading(Disclosure disclosure, Optional<Correlation> correlation, List<Finding> findings) {
        this(disclosure, correlation, Optional.empty(), findings);
    }

    public Reading {
        findings = List.copyOf(findings);
    }

    @Override
    public String toString() {
        return "Reading[withheld]";
    }
}
