package org.safeconduct.identity.people;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in. How long a session may idle is {@code server.servlet.session.timeout}.
 *
 * @param clientId the pages' client at the issuer
 * @param clientSecret its secret; empty for a public client, which PKCE alone protects
 * @param longest a session ends after that, however busy
 * @param freshFor for every page but lists, a person must have proved who they are no longer ago than that
 */
@ConfigurationProperties("safeconduct.sign-in")
public record SignInSettings(
        @DefaultValue("safe-conduct-pages") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("8h") Duration longest,
        @DefaultValue("30m") Duration freshFor) {

    @Override
    public String toString() {
        return "SignInSettings[clientId=%s, longest=%s, freshFor=%s]".formatted(clientId, longest, freshFor);
    }
}
