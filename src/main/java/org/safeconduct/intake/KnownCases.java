package org.safeconduct.intake;

import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;

/** Which case of an agency a message means. Intake asks; the exchange knows. */
public interface KnownCases {

    /** @throws org.safeconduct.platform.Rejection not found, or conflict if more than one case may be meant */
    Reference find(AgencyId agency, Continuation named);
}
