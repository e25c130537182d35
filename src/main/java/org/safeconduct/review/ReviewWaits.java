package org.safeconduct.review;

import java.time.Instant;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;

/**
 * A disclosure waits for a reviewer. Published in the transaction in which it was taken in.
 *
 * @param at the agency that shared it, or whose reviewers decide for it
 * @param urgent whether the harm may cost a life, or somebody is in danger
 */
public record ReviewWaits(Reference reference, AgencyId at, boolean urgent, Instant since) {}
