package org.safeconduct.identity.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.identity.Role;
import org.safeconduct.identity.people.RolesAnew.Answer;
import org.safeconduct.identity.systems.CallerReader;
import org.safeconduct.sealing.Partnership;
import org.safeconduct.support.MovableClock;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

/** What counts while time passes and the issuer answers, or does not. */
class RolesAnewTest {

    private static final SignInSettings SETTINGS = new SignInSettings(
            "pages", "", Duration.ofHours(8), Duration.ofMinutes(30), Duration.ofMinutes(5), Duration.ofMinutes(10));
    private static final ClientRegistration CLIENT = ClientRegistration.withRegistrationId(IssuerOfPeople.REGISTRATION)
            .clientId("pages")
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri("https://gateway.example/sign-in/callback")
            .authorizationUri("https://issuer.example/authorize")
            .tokenUri("https://issuer.example/token")
            .build();
    private static final CallerReader READER = new CallerReader(new Partnership());

    private final MovableClock clock = new MovableClock();
    private final Person person = new Person(
            new OidcIdToken("t", clock.instant(), clock.instant().plusSeconds(300), proved()),
            READER.read(() -> claims("mo", "oakfield-school", "sharer")),
            clock.instant());
    /** An error code, or else the claims of the next ID token. */
    private Object says = "server_error";

    private int asked;
    private int tries;

    private final RolesAnew roles = new RolesAnew(
            new IssuerOfPeople(
                    "",
                    new InMemoryClientRegistrationRepository(CLIENT),
                    request -> {
                        throw new AssertionError("no code is swapped here");
                    },
                    request -> answer(request.getRefreshToken()),
                    () -> {
                        throw new AssertionError("the decoder is given");
                    }),
            token -> {
                if (says instanceof Map<?, ?> claims) {
                    return Jwt.withTokenValue(token)
                            .header("alg", "RS256")
                            .claims(all -> claims.forEach((name, value) -> all.put(name.toString(), value)))
                            .build();
                }
                throw new BadJwtException("forged");
            },
            READER,
            SETTINGS,
            clock);

    RolesAnewTest() {
        person.keep(new OAuth2RefreshToken("1", Instant.now()));
    }

    private OAuth2AccessTokenResponse answer(OAuth2RefreshToken shown) {
        assertThat(shown.getTokenValue()).as("each counts once").isEqualTo(String.valueOf(++asked));
        if (says instanceof String error && !error.equals("forged")) {
            asked--;
            tries++;
            throw new OAuth2AuthorizationException(new OAuth2Error(error));
        }
        return OAuth2AccessTokenResponse.withToken("thrown away")
                .tokenType(TokenType.BEARER)
                .refreshToken(String.valueOf(asked + 1))
                .additionalParameters(Map.of("id_token", "t"))
                .build();
    }

    private static Map<String, Object> claims(String subject, String agency, String... roles) {
        return Map.of("sub", subject, "agency", agency, "roles", List.of(roles));
    }

    private Map<String, Object> proved() {
        return Map.of("sub", "mo", "auth_time", clock.instant());
    }

    @Test
    void issuerIsAsked_onceInFiveMinutes_andWhatItSaysCounts() {
        says = claims("mo", "oakfield-school", "reviewer");
        clock.moveOn(Duration.ofSeconds(299));
        assertThat(roles.of(person)).isEqualTo(Answer.ROLES);
        assertThat(person.caller().roles()).containsExactly(Role.SHARER);

        clock.moveOn(Duration.ofSeconds(2));
        assertThat(roles.of(person)).isEqualTo(Answer.ROLES);
        assertThat(roles.of(person)).isEqualTo(Answer.ROLES);

        assertThat(person.caller().roles()).containsExactly(Role.REVIEWER);
        assertThat(asked).isEqualTo(1);
        clock.moveOn(Duration.ofSeconds(301));
        says = claims("mo", "oakfield-school");
        assertThat(roles.of(person)).isEqualTo(Answer.ROLES);
        assertThat(person.caller().roles()).isEmpty();
    }

    @Test
    void rolesCountForTenMinutesMore_whenTheIssuerDoesNotAnswer_andThenNoLonger_untilItDoes() {
        clock.moveOn(Duration.ofMinutes(6));
        for (int i = 0; i < 10; i++) {
            assertThat(roles.of(person)).isEqualTo(Answer.ROLES);
        }
        assertThat(tries).as("not with each request").isEqualTo(1);

        clock.moveOn(Duration.ofMinutes(10));
        assertThat(roles.of(person)).isEqualTo(Answer.UNKNOWN);
        assertThat(tries).isEqualTo(2);

        says = claims("mo", "oakfield-school", "sharer");
        clock.moveOn(Duration.ofSeconds(21));
        assertThat(roles.of(person)).isEqualTo(Answer.ROLES);
    }

    @Test
    void anAnswerThatIsForged_isNone() {
        says = "forged";
        clock.moveOn(Duration.ofMinutes(16));

        assertThat(roles.of(person)).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void isSignedOut_whenTheIssuerLetsThemInNoMore() {
        says = "invalid_grant";
        clock.moveOn(Duration.ofMinutes(6));

        assertThat(roles.of(person)).isEqualTo(Answer.GONE);
    }

    @ParameterizedTest
    @CsvSource({"mo, county-police", "mo, ''", "another, oakfield-school"})
    void isSignedOut_whenTheAnswerIsOfSomebodyElse(String subject, String agency) {
        says = claims(subject, agency, "sharer");
        clock.moveOn(Duration.ofMinutes(6));

        assertThat(roles.of(person)).isEqualTo(Answer.GONE);
    }

    @Test
    void signsInAgain_whenTheIssuerCannotBeAskedWithoutThem() {
        person.keep(null);
        clock.moveOn(Duration.ofMinutes(6));

        assertThat(roles.of(person)).isEqualTo(Answer.SIGN_IN);
    }

    @Test
    void proofIsAsOldAsItWas_whenRolesAreAskedAnew() {
        says = claims("mo", "oakfield-school", "sharer");
        clock.moveOn(Duration.ofMinutes(6));
        assertThat(roles.of(person)).isEqualTo(Answer.ROLES);

        assertThat(person.signedInWithin(Duration.ofMinutes(6), clock.instant()))
                .isFalse();
        assertThat(person.provedWithin(Duration.ofMinutes(6), clock.instant())).isFalse();
        assertThat(person.provedWithin(Duration.ofMinutes(7), clock.instant())).isTrue();
    }
}
