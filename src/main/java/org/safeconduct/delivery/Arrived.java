package org.safeconduct.delivery;

import java.time.Instant;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;

/**
 * Something of a case was receipted at an agency. Published in the transaction of its receipt.
 *
 * @param urgent whether somebody is in danger, or the harm may cost a life
 */
public record Arrived(Reference reference, AgencyId at, boolean urgent, Instant when) {}
