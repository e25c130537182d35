package org.safeconduct.identity.access;

import java.util.Set;
import org.safeconduct.agreement.Sector;
import org.safeconduct.identity.KnownCaller;
import org.safeconduct.identity.Role;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may make one call: anyone, or a caller who has one of the roles in an agency of one of the sectors.
 *
 * @param path a path pattern: {@code *} is one segment, {@code **} any rest
 * @param entrance what a caller shows there; the other thing counts for nothing
 * @param whyNoProofAnew why a page opens however long ago the person proved who they are; empty for pages that ask again
 */
public record AccessRule(
        HttpMethod method,
        String path,
        Entrance entrance,
        boolean open,
        Set<Sector> sectors,
        Set<Role> roles,
        String whyNoProofAnew) {

    public enum Entrance {
        /** A bearer token and never a cookie, so that no other site can make a browser call it. */
        CALL,
        /** A session cookie and never a token; a form carries its own proof against forgery. */
        PAGE
    }

    static AccessRule anyone(HttpMethod method, String path) {
        return new AccessRule(method, path, Entrance.CALL, true, Set.of(), Set.of(), "");
    }

    /** A caller of whatever agency; what it may see there is for the capability behind the path to check. */
    static AccessRule anyAgency(HttpMethod method, String path, Role... roles) {
        return within(Set.of(Sector.values()), method, path, roles);
    }

    static AccessRule only(Sector sector, HttpMethod method, String path, Role... roles) {
        return within(Set.of(sector), method, path, roles);
    }

    static AccessRule within(Set<Sector> sectors, HttpMethod method, String path, Role... roles) {
        return new AccessRule(method, path, Entrance.CALL, false, sectors, Set.of(roles), "");
    }

    /** The same as a page, which asks a person to prove anew who they are if that was long ago, unless it is open. */
    AccessRule page() {
        return new AccessRule(method, path, Entrance.PAGE, open, sectors, roles, "");
    }

    /** The same as a page that does not ask again, and why it need not. */
    AccessRule pageThatNeverAsksAgain(String why) {
        return new AccessRule(method, path, Entrance.PAGE, open, sectors, roles, why);
    }

    /** Whether a person must have proved who they are a short while ago. */
    public boolean asksAgain() {
        return isPage() && !open && whyNoProofAnew.isEmpty();
    }

    public boolean isPage() {
        return entrance == Entrance.PAGE;
    }

    public RequestMatcher matcher() {
        return PathPatternRequestMatcher.withDefaults().matcher(method, path);
    }

    public boolean admits(Authentication authentication) {
        return open
                || KnownCaller.of(authentication)
                        .filter(known -> sectors.contains(known.sector())
                                && roles.stream().anyMatch(known.caller()::has))
                        .isPresent();
    }
}
