package org.safeconduct.identity.people;

import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Where people sign in.
 *
 * @param origin of its pages, if it is not our own; empty otherwise
 * @param registrations our client there, under the name {@link #REGISTRATION}
 * @param tokens swaps a code for an ID token
 * @param again swaps a refresh token for another ID token
 * @param keys checks an ID token's signature, nothing else
 */
public record IssuerOfPeople(
        String origin,
        ClientRegistrationRepository registrations,
        OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens,
        OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> again,
        Keys keys) {

    public static final String REGISTRATION = "people";

    /** Makes a decoder that has no rules yet. */
    public interface Keys {
        NimbusJwtDecoder decoder();
    }
}
