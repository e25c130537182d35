package org.safeconduct.identity.development;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.Filter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.safeconduct.identity.IdentitySlice;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The development issuer is asked again who somebody is, as Keycloak is. */
@SpringBootTest(classes = {IdentitySlice.class, TokenAgainTest.RealClock.class})
@ActiveProfiles("development")
@DirtiesContext
class TokenAgainTest {

    private static final String VERIFIER = "a-verifier-that-is-as-long-as-a-verifier-must-be-12345";
    private static final String PAGE = "https://localhost:8443/sign-in/callback";

    @TestConfiguration
    static class RealClock {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    private final MockMvc issuer;

    TokenAgainTest(@Autowired WebApplicationContext context) {
        issuer = MockMvcBuilders.webAppContextSetup(context)
                .addFilters(context.getBean("springSecurityFilterChain", Filter.class))
                .build();
    }

    @Test
    void saysWhoSomebodyIs_withTheTimeOfTheirProofAsItWas() throws Exception {
        Instant proved = Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
        UsernamePasswordAuthenticationToken nurse =
                UsernamePasswordAuthenticationToken.authenticated("nurse", "", List.of());
        nurse.setDetails(proved);
        MockHttpSession session = new MockHttpSession();
        session.setAttribute("development-issuer", new SecurityContextImpl(nurse));
        MockHttpServletResponse asked = answer(MockMvcRequestBuilders.get("https://localhost:8443/oauth2/authorize")
                .session(session)
                .queryParam("response_type", "code")
                .queryParam("client_id", "safe-conduct-pages")
                .queryParam("scope", "openid profile")
                .queryParam("redirect_uri", PAGE)
                .queryParam("state", "any")
                .queryParam("code_challenge", challenge())
                .queryParam("code_challenge_method", "S256"));
        String back = Objects.requireNonNull(asked.getHeader("Location"));
        String code = Objects.requireNonNull(UriComponentsBuilder.fromUri(URI.create(back))
                .build()
                .getQueryParams()
                .getFirst("code"));

        JsonNode first = token(
                "grant_type=authorization_code&code=" + code + "&redirect_uri=" + PAGE + "&code_verifier=" + VERIFIER);
        JsonNode again = token("grant_type=refresh_token&refresh_token="
                + first.path("refresh_token").asString());

        JWTClaimsSet said = SignedJWT.parse(again.path("id_token").asString()).getJWTClaimsSet();
        assertThat(said.getSubject()).isEqualTo("nurse");
        assertThat(said.getStringListClaim("roles")).containsExactly("sharer");
        assertThat(said.getStringClaim("agency")).isEqualTo("st-marys-hospital");
        assertThat(said.getLongClaim("auth_time")).isEqualTo(proved.getEpochSecond());
    }

    private JsonNode token(String form) throws Exception {
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.post("https://localhost:8443/oauth2/token")
                .header(
                        HttpHeaders.AUTHORIZATION,
                        "Basic " + HttpHeaders.encodeBasicAuth("safe-conduct-pages", "dev-safe-conduct-pages", null));
        for (String field : form.split("&")) {
            request.param(field.substring(0, field.indexOf('=')), field.substring(field.indexOf('=') + 1));
        }
        MockHttpServletResponse answer = answer(request);
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.getContentAsString());
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return issuer.perform(request).andReturn().getResponse();
    }

    private static String challenge() throws Exception {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
    }
}
