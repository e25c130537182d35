package org.safeconduct.agreement;

/** Whether an agency may take part just now. */
@FunctionalInterface
public interface Admission {

    /** @throws org.safeconduct.platform.Unavailable if that cannot be known */
    boolean admits(AgencyId agency);
}
