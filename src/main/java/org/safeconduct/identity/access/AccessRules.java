package org.safeconduct.identity.access;

import static org.safeconduct.agreement.Sector.EDUCATION;
import static org.safeconduct.agreement.Sector.GOVERNANCE;
import static org.safeconduct.agreement.Sector.HEALTH;
import static org.safeconduct.agreement.Sector.MASH;
import static org.safeconduct.agreement.Sector.POLICE;
import static org.safeconduct.agreement.Sector.THIRD_SECTOR;
import static org.safeconduct.identity.access.AccessRule.anyAgency;
import static org.safeconduct.identity.access.AccessRule.anyone;
import static org.safeconduct.identity.access.AccessRule.only;
import static org.safeconduct.identity.access.AccessRule.within;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.agreement.Sector;
import org.safeconduct.identity.Role;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Every call the gateway takes and who may make it. A call that is not here does not exist: 404 for everyone. */
public final class AccessRules {

    private static final Set<Sector> SHARING = Set.of(HEALTH, EDUCATION, THIRD_SECTOR);
    /** Without /governance/v1, which are calls. */
    private static final String GOVERNANCE_PAGES = "/governance/{page:[a-z-]+}/**";

    private static final String LIST =
            "a list of references and times that stays open all day and says nothing about anyone";

    private static final String POLICE_CASE = "/police/{reference:SC-[A-Z0-9-]+}";

    public static final List<AccessRule> TABLE = List.of(
            // Open: facts about the service and its rules, never about a person.
            anyone(GET, "/").page(),
            // Ends the session of whoever has one: see identity/people/Leaving.
            anyone(GET, "/exit").page(),
            anyone(GET, "/assets/**"),
            anyone(GET, "/what-happens").page(),
            anyone(POST, "/what-happens").page(),
            anyone(GET, "/schools/v1/schema"),
            anyone(GET, "/third-sector/v1/schema"),
            anyone(GET, "/fhir/metadata"),
            anyone(POST, "/handling/v1/statements"),
            anyone(GET, "/handling/v1/outcomes"),
            anyone(GET, "/rules/**").page(),
            anyone(GET, "/.well-known/**"),
            anyone(GET, "/openapi.json"),
            anyone(GET, "/interface").page(),
            anyone(GET, "/evidence/checkpoint"),
            anyone(GET, "/evidence/tile/**"),

            // Share: each sector by its own interface only.
            // By FHIR recipients answer too. Which role counts in which sector, the interface checks.
            within(
                    Set.of(HEALTH, POLICE, MASH),
                    POST,
                    "/fhir/$process-message",
                    Role.SHARER,
                    Role.POLICE_DECISION_MAKER,
                    Role.MASH_OFFICER),
            only(EDUCATION, POST, "/schools/v1/disclosures", Role.SHARER),
            only(THIRD_SECTOR, POST, "/third-sector/v1/disclosures", Role.SHARER),

            // Follow: the sharing agency. Whose disclosure it is, the exchange checks; to others it does not exist.
            anyAgency(GET, "/disclosures/v1/**", Role.SHARER, Role.REVIEWER, Role.GOVERNANCE),
            anyAgency(POST, "/disclosures/v1/*/updates", Role.SHARER, Role.REVIEWER),
            anyAgency(POST, "/disclosures/v1/*/withdrawal", Role.SHARER, Role.REVIEWER),
            anyAgency(POST, "/disclosures/v1/*/challenge", Role.SHARER, Role.REVIEWER),

            // Review what the rules referred. Whose it is, the review checks; to others it does not exist.
            anyAgency(GET, "/reviews/v1", Role.REVIEWER),
            anyAgency(GET, "/reviews/v1/*", Role.REVIEWER),
            anyAgency(POST, "/reviews/v1/*/decision", Role.REVIEWER),

            // Receive and answer: a role counts only in an agency of its own sector.
            only(MASH, GET, "/mash/v1/**", Role.MASH_OFFICER),
            only(MASH, POST, "/mash/v1/**", Role.MASH_OFFICER),
            only(POLICE, GET, "/police/v1/**", Role.POLICE_DECISION_MAKER),
            only(POLICE, POST, "/police/v1/**", Role.POLICE_DECISION_MAKER),

            // Answer for the partnership.
            only(GOVERNANCE, GET, "/governance/v1/**", Role.GOVERNANCE),
            only(GOVERNANCE, POST, "/governance/v1/subject-access", Role.GOVERNANCE),

            // The same for people, as pages. Each asks for a proof anew after a while, unless it says why not.
            anyAgency(GET, "/kept", Role.values()).page(),
            anyAgency(POST, "/kept", Role.values()).page(),
            within(SHARING, GET, "/share/**", Role.SHARER).page(),
            within(SHARING, POST, "/share/**", Role.SHARER).page(),
            anyAgency(GET, "/sent", Role.SHARER, Role.REVIEWER).pageThatNeverAsksAgain(LIST),
            anyAgency(GET, "/sent/**", Role.SHARER, Role.REVIEWER).page(),
            anyAgency(POST, "/sent/**", Role.SHARER, Role.REVIEWER).page(),
            anyAgency(GET, "/review", Role.REVIEWER).pageThatNeverAsksAgain(LIST),
            anyAgency(GET, "/review/**", Role.REVIEWER).page(),
            anyAgency(POST, "/review/**", Role.REVIEWER).page(),
            only(MASH, GET, "/inbox", Role.MASH_OFFICER).pageThatNeverAsksAgain(LIST),
            only(MASH, GET, "/inbox/**", Role.MASH_OFFICER).page(),
            only(MASH, POST, "/inbox/**", Role.MASH_OFFICER).page(),
            // Not /police/**, which would take the calls of /police/v1 as pages.
            only(POLICE, GET, "/police", Role.POLICE_DECISION_MAKER).pageThatNeverAsksAgain(LIST),
            only(POLICE, GET, "/police/find", Role.POLICE_DECISION_MAKER).page(),
            only(POLICE, POST, "/police/find", Role.POLICE_DECISION_MAKER).page(),
            only(POLICE, GET, POLICE_CASE, Role.POLICE_DECISION_MAKER).page(),
            only(POLICE, POST, POLICE_CASE, Role.POLICE_DECISION_MAKER).page(),
            only(POLICE, GET, POLICE_CASE + "/*", Role.POLICE_DECISION_MAKER).page(),
            only(POLICE, POST, POLICE_CASE + "/*", Role.POLICE_DECISION_MAKER).page(),
            only(GOVERNANCE, GET, "/governance", Role.GOVERNANCE).page(),
            only(GOVERNANCE, GET, GOVERNANCE_PAGES, Role.GOVERNANCE).page(),
            only(GOVERNANCE, POST, GOVERNANCE_PAGES, Role.GOVERNANCE).page(),

            // Run and oversee the gateway.
            only(GOVERNANCE, GET, "/operations/**", Role.OPERATOR).page(),
            only(GOVERNANCE, POST, "/operations/**", Role.OPERATOR).page(),
            only(GOVERNANCE, GET, "/deliveries/v1", Role.OPERATOR),
            only(GOVERNANCE, POST, "/deliveries/v1/**", Role.OPERATOR),
            only(GOVERNANCE, GET, "/agencies/v1", Role.OPERATOR, Role.GOVERNANCE),
            only(GOVERNANCE, POST, "/agencies/v1", Role.OPERATOR),
            only(GOVERNANCE, POST, "/agencies/v1/*/*", Role.OPERATOR),
            only(GOVERNANCE, PUT, "/agencies/v1/*/certificate", Role.OPERATOR),
            only(GOVERNANCE, GET, "/agreements/v1/**", Role.OPERATOR, Role.GOVERNANCE),
            only(GOVERNANCE, PUT, "/agreements/v1/*", Role.OPERATOR),
            only(GOVERNANCE, POST, "/agreements/v1/*/end", Role.OPERATOR),
            only(GOVERNANCE, GET, "/notices/v1", Role.OPERATOR),
            only(GOVERNANCE, POST, "/notices/v1/**", Role.OPERATOR),
            only(GOVERNANCE, GET, "/fhir/AuditEvent", Role.GOVERNANCE));

    private record Row(RequestMatcher matcher, AccessRule rule) {}

    private static final List<Row> ROWS =
            TABLE.stream().map(rule -> new Row(rule.matcher(), rule)).toList();

    private AccessRules() {}

    /** The rule for a request; empty when the call does not exist. */
    public static Optional<AccessRule> of(HttpServletRequest request) {
        return ROWS.stream()
                .filter(row -> row.matcher().matches(request))
                .map(Row::rule)
                .findFirst();
    }

    static boolean declares(HttpServletRequest request) {
        return of(request).isPresent();
    }

    public static boolean isPage(HttpServletRequest request) {
        return of(request).filter(AccessRule::isPage).isPresent();
    }
}
