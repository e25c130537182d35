package org.safeconduct.sharing;

import java.util.Set;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Disclosure;

/**
 * Permission to send this content to this agency, and the only thing that sealing accepts. Its constructor belongs to the
 * sharing rules, so that no other code can make one: the compiler holds the rule.
 */
public final class Release {

    private final AgencyId to;
    private final Use use;
    private final Disclosure content;
    private final Set<Obligation> obligations;

    Release(AgencyId to, Use use, Disclosure content, Set<Obligation> obligations) {
        this.to = to;
        this.use = use;
        this.content = content;
        this.obligations = Set.copyOf(obligations);
    }

    /** What the recipient gets it for. */
    public enum Use implements Code {
        /** To act on: police or MASH. */
        ACT,
        /** To decide whether it may go out: a reviewer of the sharer's agency, or of the partnership. Never delivered. */
        REVIEW
    }

    /** The agency that will be able to read it. */
    public AgencyId to() {
        return to;
    }

    public Use use() {
        return use;
    }

    /** What that agency may have: already minimised. */
    public Disclosure content() {
        return content;
    }

    /** Travels along as handling caveats. */
    public Set<Obligation> obligations() {
        return obligations;
    }

    @Override
    public String toString() {
        return "Release[" + to + ", withheld]";
    }
}
