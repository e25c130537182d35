package org.safeconduct.identity.development;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.safeconduct.identity.Role;

/** Development profile only: the people that can sign in, each with the password {@code dev}. Their names are invented. */
final class DevelopmentPeople {

    static final String PASSWORD = "dev";

    record Account(String name, String fullName, String agency, Set<Role> roles) {

        /** For the page, which finds it by this name. */
        public List<String> getRoleCodes() {
            return roles.stream().map(Role::code).sorted().toList();
        }
    }

    static final List<Account> ALL = List.of(
            new Account("nurse", "Amina Yusuf", "st-marys-hospital", Set.of(Role.SHARER)),
            new Account("safeguarding-lead", "Rhys Morgan", "oakfield-school", Set.of(Role.SHARER, Role.REVIEWER)),
            new Account("charity-worker", "Grace Okoro", "haven-charity", Set.of(Role.SHARER)),
            new Account("mash-officer", "Priya Shah", "county-mash", Set.of(Role.MASH_OFFICER)),
            new Account("police-officer", "Tom Hughes", "county-police", Set.of(Role.POLICE_DECISION_MAKER)),
            new Account("reviewer", "Helen Price", "oakfield-school", Set.of(Role.REVIEWER)),
            new Account("governance", "David Chen", "partnership-governance", Set.of(Role.GOVERNANCE)),
            new Account("operator", "Ewa Nowak", "partnership-governance", Set.of(Role.OPERATOR)));

    private static final Map<String, Account> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Account::name, Function.identity()));

    private DevelopmentPeople() {}

    static Optional<Account> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
