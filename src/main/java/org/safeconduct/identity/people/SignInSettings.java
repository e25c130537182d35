package org.safeconduct.identity.people;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in. How long a session may idle is {@code server.servlet.session.timeout}.
 *
 * @param clientId the pages' client at the issuer
 * @param clientSecret that client's secret; empty for a public client, which PKCE alone protects
 * @param longest how long a person's session may last, however busy
 * @param freshFor how long ago a person may have proved who they are, for every page but lists
 * @param rolesFor how long a person's roles count before the issuer is asked again
 * @param rolesWithoutIssuer how much longer they count while the issuer does not answer
 */
@ConfigurationProperties("safeconduct.sign-in")
public record SignInSettings(
        @DefaultValue("safe-conduct-pages") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("8h") Duration longest,
        @DefaultValue("30m") Duration freshFor,
        @DefaultValue("5m") Duration rolesFor,
        @DefaultValue("10m") Duration rolesWithoutIssuer) {

    @Override
    public String toString() {
        return "SignInSettings[clientId=%s, longest=%s, freshFor=%s]".formatted(clientId, longest, freshFor);
    }
}
