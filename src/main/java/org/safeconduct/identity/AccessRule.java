package org.safeconduct.identity;

import java.util.Set;
import org.safeconduct.agreement.Sector;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may make one call: anyone, or a caller who has one of the roles in an agency of one of the sectors.
 *
 * @param path a path pattern: {@code *} is one segment, {@code **} any rest
 */
record AccessRule(HttpMethod method, String path, boolean open, Set<Sector> sectors, Set<Role> roles) {

    static AccessRule anyone(HttpMethod method, String path) {
        return new AccessRule(method, path, true, Set.of(), Set.of());
    }

    /** A caller of whatever agency; what it may see there is for the capability behind the path to check. */
    static AccessRule anyAgency(HttpMethod method, String path, Role... roles) {
        return new AccessRule(method, path, false, Set.of(Sector.values()), Set.of(roles));
    }

    static AccessRule only(Sector sector, HttpMethod method, String path, Role... roles) {
        return within(Set.of(sector), method, path, roles);
    }

    static AccessRule within(Set<Sector> sectors, HttpMethod method, String path, Role... roles) {
        return new AccessRule(method, path, false, sectors, Set.of(roles));
    }

    RequestMatcher matcher() {
        return PathPatternRequestMatcher.withDefaults().matcher(method, path);
    }

    boolean admits(Authentication authentication) {
        return open
                || (authentication instanceof CallerAuthentication known
                        && sectors.contains(known.sector())
                        && roles.stream().anyMatch(known.getPrincipal()::has));
    }
}
