package org.safeconduct.identity;

import java.net.URI;
import org.safeconduct.support.FreePorts;

/** A Keycloak that is set up and does not answer. */
public final class KeycloakAway {

    private KeycloakAway() {}

    public static SystemClients clients() {
        return new SystemClients(new KeycloakSettings(
                URI.create("http://localhost:" + FreePorts.one()), "safe-conduct", "gateway", "of the gateway"));
    }
}
