package org.safeconduct.identity;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The Keycloak in which the gateway makes agencies' clients.
 *
 * @param url Keycloak's own address, where the gateway makes agencies' clients ({@code src/docs/keycloak.md}); none: they are made
 *     by hand
 * @param realm the realm of the agencies, and of the client that makes theirs
 * @param clientId a client whose service account may manage clients and users of that realm, and view it
 * @param clientSecret that client's secret
 */
@ConfigurationProperties("safeconduct.keycloak")
record KeycloakSettings(
        @Nullable URI url,
        @DefaultValue("safe-conduct") String realm,
        @Nullable String clientId,
        @Nullable String clientSecret) {

    KeycloakSettings {
        if (url != null && (clientId == null || clientSecret == null)) {
            throw new IllegalArgumentException(
                    "safeconduct.keycloak.url needs safeconduct.keycloak.client-id and .client-secret beside it");
        }
        if (url != null && !"https".equals(url.getScheme()) && !"localhost".equals(url.getHost())) {
            throw new IllegalArgumentException(
                    "safeconduct.keycloak.url is an https address: a secret goes there that makes clients");
        }
    }

    @Override
    public String toString() {
        return "KeycloakSettings[" + url + ", " + realm + ", withheld]";
    }
}
