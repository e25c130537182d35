package org.safeconduct.identity.development;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.safeconduct.identity.Role;

/** Development profile only: the clients that can get a token, each with the secret {@code dev-<name>}. */
final class DevelopmentClients {

    record Client(String name, String agency, Set<Role> roles) {

        String secret() {
            return "dev-" + name;
        }

        List<String> roleCodes() {
            return roles.stream().map(Role::code).sorted().toList();
        }
    }

    static final Map<String, Client> ALL = byName(
            agency("st-marys-hospital", Role.SHARER),
            agency("oakfield-school", Role.SHARER),
            agency("haven-charity", Role.SHARER),
            agency("county-police", Role.POLICE_DECISION_MAKER),
            agency("county-mash", Role.MASH_OFFICER),
            agency("partnership-governance", Role.GOVERNANCE),
            // Nobody approves their own: a lead who shares and reviews, and two who only review.
            new Client("safeguarding-lead", "oakfield-school", Set.of(Role.SHARER, Role.REVIEWER)),
            new Client("reviewer", "oakfield-school", Set.of(Role.REVIEWER)),
            new Client("second-reviewer", "oakfield-school", Set.of(Role.REVIEWER)),
            new Client("hospital-reviewer", "st-marys-hospital", Set.of(Role.REVIEWER)),
            new Client("governance-reviewer", "partnership-governance", Set.of(Role.REVIEWER)),
            new Client("operator", "partnership-governance", Set.of(Role.OPERATOR)));

    private DevelopmentClients() {}

    private static Client agency(String name, Role role) {
        return new Client(name, name, Set.of(role));
    }

    private static Map<String, Client> byName(Client... clients) {
        return Arrays.stream(clients).collect(Collectors.toUnmodifiableMap(Client::name, Function.identity()));
    }
}
