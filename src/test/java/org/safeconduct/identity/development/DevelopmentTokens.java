package org.safeconduct.identity.development;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.RunningGateway;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;

/** Systems of agencies that the development issuer has no client for. */
public final class DevelopmentTokens {

    private DevelopmentTokens() {}

    /** Signed as the issuer does. */
    public static AgencySystem system(RunningGateway gateway, String agency, String role, Instant now)
            throws Exception {
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(gateway.uri().toString())
                .subject(agency)
                .audience(List.of("safe-conduct"))
                .issuedAt(now)
                .notBefore(now)
                .expiresAt(now.plusSeconds(300))
                .id(UUID.randomUUID().toString())
                .claim("agency", agency)
                .claim("roles", List.of(role))
                .build();
        String token = gateway.bean(DevelopmentIssuerKeys.class)
                .encoder()
                .encode(JwtEncoderParameters.from(claims))
                .getTokenValue();
        return AgencySystem.with(token, gateway.uri(), gateway.certs().resolve("ca.pem"));
    }
}
