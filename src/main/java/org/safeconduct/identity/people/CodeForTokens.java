package org.safeconduct.identity.people;

import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/** Swaps a person's code, and later their refresh token, for their tokens at the issuer. */
public final class CodeForTokens {

    private CodeForTokens() {}

    public static RestClientAuthorizationCodeTokenResponseClient over(ClientHttpRequestFactory connections) {
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(client(connections));
        return tokens;
    }

    public static RestClientRefreshTokenTokenResponseClient again(ClientHttpRequestFactory connections) {
        RestClientRefreshTokenTokenResponseClient tokens = new RestClientRefreshTokenTokenResponseClient();
        tokens.setRestClient(client(connections));
        return tokens;
    }

    private static RestClient client(ClientHttpRequestFactory connections) {
        return RestClient.builder()
                .requestFactory(connections)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }
}
