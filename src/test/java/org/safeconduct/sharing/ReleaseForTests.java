package org.safeconduct.sharing;

import java.util.List;
import java.util.Set;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Disclosure;

/** Lets the tests of later stages make a release without running the sharing rules. */
public final class ReleaseForTests {

    private static final Gates.Gate PASSED = new Gates.Gate(Gates.Result.PASSED, "basis", "SH-06");

    /** Four gates that passed. */
    public static final Gates GATES = new Gates(
            PASSED,
            PASSED,
            new Gates.DataProtection(Gates.Result.PASSED, "6(1)(e)", "", "", "", "", new Gates.Rules(List.of("SH-06"))),
            PASSED);

    private ReleaseForTests() {}

    public static Release of(AgencyId to, Release.Use use, Disclosure content, Set<Obligation> obligations) {
        return new Release(to, use, content, obligations);
    }
}
