package org.safeconduct.identity.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.safeconduct.identity.Caller;
import org.safeconduct.identity.systems.CallerReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** Asks the issuer again which roles a person has, by the refresh token that it gave: they may have been taken away. */
final class RolesAnew {

    /** What counts of what was known at the last answer. */
    enum Answer {
        /** The roles that the person now has. */
        ROLES,
        /** None: the issuer lets this person in no more. */
        GONE,
        /** Unknown, until the person signs in: this issuer cannot be asked without them. */
        SIGN_IN,
        /** Unknown, until the issuer answers. */
        UNKNOWN
    }

    private static final Logger LOG = LoggerFactory.getLogger(RolesAnew.class);

    /** An issuer that is away is not asked with each request, which would wait for it each time. */
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(20);

    private final IssuerOfPeople issuer;
    private final JwtDecoder idTokens;
    private final CallerReader reader;
    private final SignInSettings settings;
    private final Clock clock;

    /** @param idTokens checks an ID token that comes without the person, whose proof is as old as it was */
    RolesAnew(IssuerOfPeople issuer, JwtDecoder idTokens, CallerReader reader, SignInSettings settings, Clock clock) {
        this.issuer = issuer;
        this.idTokens = idTokens;
        this.reader = reader;
        this.settings = settings;
        this.clock = clock;
    }

    Answer of(Person person) {
        Instant now = clock.instant();
        if (person.rolesKnownSince(now.minus(settings.rolesFor()))) {
            return Answer.ROLES;
        }
        // One request at a time: a refresh token may count once.
        synchronized (person) {
            if (person.rolesKnownSince(now.minus(settings.rolesFor()))) {
                return Answer.ROLES;
            }
            Optional<OAuth2RefreshToken> token = person.refreshToken();
            if (token.isEmpty()) {
                return Answer.SIGN_IN;
            }
            if (person.triesAgain(now, BETWEEN_TRIES) && !isStillLetIn(person, token.get(), now)) {
                return Answer.GONE;
            }
            return person.rolesKnownSince(now.minus(settings.rolesFor()).minus(settings.rolesWithoutIssuer()))
                    ? Answer.ROLES
                    : Answer.UNKNOWN;
        }
    }

    private boolean isStillLetIn(Person person, OAuth2RefreshToken token, Instant now) {
        try {
            OAuth2AccessTokenResponse answer = issuer.again().getTokenResponse(request(token));
            person.keep(answer.getRefreshToken());
            Object idToken = answer.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN);
            Caller caller =
                    reader.read(idTokens.decode(String.valueOf(idToken))).caller();
            if (!caller.subject().equals(person.caller().subject())
                    || !caller.agency().equals(person.caller().agency())) {
                return false;
            }
            person.isNow(caller, now);
        } catch (InvalidBearerTokenException e) {
            LOG.debug("of no agency any more");
            return false;
        } catch (OAuth2AuthorizationException e) {
            if (OAuth2ErrorCodes.INVALID_GRANT.equals(e.getError().getErrorCode())) {
                return false;
            }
            LOG.warn(
                    "the issuer does not say which roles a person has: {}",
                    e.getError().getErrorCode());
        } catch (JwtException | JwtDecoderInitializationException e) {
            LOG.warn("the issuer's answer on which roles a person has cannot be checked");
        }
        return true;
    }

    private OAuth2RefreshTokenGrantRequest request(OAuth2RefreshToken token) {
        ClientRegistration client =
                Objects.requireNonNull(issuer.registrations().findByRegistrationId(IssuerOfPeople.REGISTRATION));
        // The access token was thrown away; the library wants one and sends none.
        OAuth2AccessToken none = new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "none", null, null);
        return new OAuth2RefreshTokenGrantRequest(client, none, token);
    }
}
