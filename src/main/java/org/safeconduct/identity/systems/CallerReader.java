package org.safeconduct.identity.systems;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Register;
import org.safeconduct.disclosure.Code;
import org.safeconduct.identity.Caller;
import org.safeconduct.identity.Role;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/**
 * Turns a verified token into a caller. The claims {@code agency} and {@code roles} have the same names in Keycloak's realm.
 * A token of no known agency is no token; a role that is not in our list gives no permission.
 */
public final class CallerReader implements Converter<Jwt, CallerAuthentication> {

    public static final String AGENCY = "agency";
    public static final String ROLES = "roles";

    private final Register register;

    public CallerReader(Register register) {
        this.register = register;
    }

    /** @throws InvalidBearerTokenException if the token names no subject or no agency of the register */
    @Override
    public CallerAuthentication convert(Jwt token) {
        return read(token);
    }

    /** @throws InvalidBearerTokenException if the token names no subject or no agency of the register */
    public CallerAuthentication read(ClaimAccessor token) {
        Agency agency = agency(token).orElseThrow(() -> new InvalidBearerTokenException("no known agency"));
        String subject = token.getClaimAsString(JwtClaimNames.SUB);
        if (subject == null || subject.isBlank()) {
            throw new InvalidBearerTokenException("no subject");
        }
        return new CallerAuthentication(new Caller(agency.id(), subject, roles(token)), agency.sector());
    }

    private Optional<Agency> agency(ClaimAccessor token) {
        if (!(token.getClaims().get(AGENCY) instanceof String name)) {
            return Optional.empty();
        }
        try {
            return register.agency(new AgencyId(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Set<Role> roles(ClaimAccessor token) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (token.getClaims().get(ROLES) instanceof Collection<?> named) {
            for (Object name : named) {
                if (name instanceof String text) {
                    Code.read(Role.class, text).ifPresent(roles::add);
                }
            }
        }
        return roles;
    }
}
