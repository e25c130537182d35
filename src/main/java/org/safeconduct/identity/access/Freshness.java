package org.safeconduct.identity.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.safeconduct.identity.KnownCaller;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.jwt.Jwt;

/** How long ago a person may have proved who they are: whoever sits at an open session need not be the one who opened it. */
public record Freshness(Duration time, Clock clock) {

    /** @throws InsufficientAuthenticationException if the person must sign in again, which brings them back to the page */
    void require(Authentication authentication) {
        boolean fresh = KnownCaller.of(authentication)
                .filter(known -> known.provedWithin(time, clock.instant()))
                .isPresent();
        if (!fresh) {
            InsufficientAuthenticationException again = new InsufficientAuthenticationException("sign in again");
            // Whoever handles it sees nobody signed in any more.
            again.setAuthenticationRequest(authentication);
            throw again;
        }
    }

    /** An issuer that ignores {@code max_age} would send the person back and forth for ever: its token is refused. */
    public OAuth2TokenValidatorResult validate(Jwt token) {
        Instant proved = token.getClaimAsInstant(IdTokenClaimNames.AUTH_TIME);
        return proved != null && clock.instant().isBefore(proved.plus(time))
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN));
    }
}
