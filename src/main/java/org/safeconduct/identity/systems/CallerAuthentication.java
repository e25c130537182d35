package org.safeconduct.identity.systems;

import java.io.Serial;
import java.util.List;
import org.safeconduct.agreement.Sector;
import org.safeconduct.identity.Caller;
import org.safeconduct.identity.KnownCaller;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A caller whose token has been verified and whose agency is in the register. Does not keep the token. */
public final class CallerAuthentication extends AbstractAuthenticationToken implements KnownCaller {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Caller caller;
    private final Sector sector;

    CallerAuthentication(Caller caller, Sector sector) {
        super(List.of());
        this.caller = caller;
        this.sector = sector;
        setAuthenticated(true);
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public Sector sector() {
        return sector;
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return caller.subject();
    }
}
