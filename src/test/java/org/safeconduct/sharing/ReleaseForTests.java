package org.safeconduct.sharing;

import java.util.Set;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Disclosure;

/** Lets the tests of later stages make a release without running the sharing rules. */
public final class ReleaseForTests {

    private ReleaseForTests() {}

    public static Release of(AgencyId to, Release.Use use, Disclosure content, Set<Obligation> obligations) {
        return new Release(to, use, content, obligations);
    }
}
