package org.safeconduct.identity.systems;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;

/** What a token must satisfy (RFC 7519, RFC 8725), whoever issued it. */
public final class TokenRules {

    public static final String AUDIENCE = "safe-conduct";

    /** Asymmetric only: with a shared secret, whoever can check a token can make one. */
    public static final Set<SignatureAlgorithm> ALGORITHMS =
            Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256, SignatureAlgorithm.PS256);

    static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

    /** A stolen token is of use for no longer than that, whatever an issuer was set to. */
    static final Duration LONGEST_LIFE = Duration.ofMinutes(15);

    private TokenRules() {}

    public static OAuth2TokenValidator<Jwt> validator(String issuer, Clock clock) {
        JwtTimestampValidator time = new JwtTimestampValidator(CLOCK_SKEW);
        time.setClock(clock);
        return new DelegatingOAuth2TokenValidator<>(
                JwtTypeValidator.jwt(),
                time,
                // The timestamp check lets a token without an expiry pass.
                new JwtClaimValidator<>(JwtClaimNames.EXP, Objects::nonNull),
                token -> isShort(token)
                        ? OAuth2TokenValidatorResult.success()
                        : OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN)),
                new JwtIssuerValidator(issuer),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(AUDIENCE)));
    }

    private static boolean isShort(Jwt token) {
        Instant issued = token.getIssuedAt();
        Instant expires = token.getExpiresAt();
        return issued != null
                && expires != null
                && !expires.isAfter(issued.plus(LONGEST_LIFE))
                && !issued.isAfter(expires);
    }
}
