package org.safeconduct.identity.development;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Development profile only: the issuer's key, made at each start and kept in memory, and the two ends that use it. Making it
 * takes seconds without the optimising compiler, which a development start leaves out: it is made beside the rest of the
 * start, and whoever needs it first waits for it.
 */
@Component
@Profile("development")
final class DevelopmentIssuerKeys {

    private final CompletableFuture<KeyPair> pair = CompletableFuture.supplyAsync(
            DevelopmentIssuerKeys::generate,
            task -> Thread.ofPlatform().daemon().name("issuer-key").start(task));

    private static KeyPair generate() {
        try {
            // Key pairs take their randomness from the Java security provider, not from Ids: it must not be repeatable.
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    JwtEncoder encoder() {
        return new NimbusJwtEncoder((selector, context) -> selector.select(new JWKSet(key())));
    }

    JwtDecoder decoder(OAuth2TokenValidator<Jwt> rules) {
        return new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder decoder = decoder();
            decoder.setJwtValidator(rules);
            return decoder;
        });
    }

    /** Without rules; waits for the key. */
    NimbusJwtDecoder decoder() {
        return NimbusJwtDecoder.withPublicKey(publicKey())
                .signatureAlgorithm(SignatureAlgorithm.RS256)
                .build();
    }

    RSAKey key() {
        return new RSAKey.Builder(publicKey())
                .privateKey(pair.join().getPrivate())
                .keyID("development")
                .build();
    }

    private RSAPublicKey publicKey() {
        return (RSAPublicKey) pair.join().getPublic();
    }
}
