package org.safeconduct.feedback;

import java.time.Instant;
import org.safeconduct.disclosure.Recipient;

/** What one recipient learns of another's decision: who, when, and what the disposition means. Nothing that anybody wrote. */
public record OtherDecision(Recipient recipient, Instant decidedAt, String meaning, String doesNotMean) {}
