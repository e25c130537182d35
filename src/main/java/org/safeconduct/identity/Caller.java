package org.safeconduct.identity;

import java.util.Set;
import org.safeconduct.agreement.AgencyId;

/**
 * Who is calling: always some agency's system or person.
 *
 * @param subject the token's subject: a client or a person's account name, not shown to other agencies
 */
public record Caller(AgencyId agency, String subject, Set<Role> roles) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
