package org.safeconduct.identity;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.util.Set;

/** Signs tokens with an issuer's real keys, and in the wrong ways that the attacks name. */
public final class TokenSigner {

    /** One for the whole run: a contract makes a signer for each of its cases, and an RSA key takes longer than a case. */
    private static final RSAKey STRANGER = newKey("of a stranger");

    private static final ECKey EC = newCurveKey();

    private final RSAKey rsa;
    private final RSAKey stranger;
    private final Set<String> published;

    /** @param published the algorithms for which the issuer publishes the key; ES256 only if it publishes {@link #ec} */
    public TokenSigner(RSAKey rsa, Set<String> published) {
        this.rsa = rsa;
        this.published = published;
        stranger = new RSAKey.Builder(STRANGER).keyID(rsa.getKeyID()).build();
    }

    static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey newCurveKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    ECKey ec() {
        return EC;
    }

    /** Whether a token so signed is the issuer's. */
    boolean publishes(String how) {
        return published.contains(how);
    }

    /** @param how an algorithm, or one of the wrong ways to sign that the attacks name */
    public String sign(JWTClaimsSet claims, String how) throws JOSEException {
        String key = rsa.getKeyID();
        return switch (how) {
            case "unsigned" -> new PlainJWT(claims).serialize();
            case "encrypted" -> encrypted(claims);
            case "ES256" -> sign(claims, header("ES256", "ec"), new ECDSASigner(EC));
            case "HS256 with the public key" ->
                sign(
                        claims,
                        header("HS256", key),
                        new MACSigner(rsa.toRSAPublicKey().getEncoded()));
            case "ES256 in the name of the RSA key" -> sign(claims, header("ES256", key), new ECDSASigner(EC));
            case "key of a stranger" -> sign(claims, header("RS256", key), new RSASSASigner(stranger));
            case "unknown key id" -> sign(claims, header("RS256", "made-up"), new RSASSASigner(stranger));
            case "key id that is a path" -> sign(claims, header("RS256", "../../dev/null"), new RSASSASigner(stranger));
            case "own key in the header" ->
                sign(claims, header("RS256", key).jwk(stranger.toPublicJWK()), new RSASSASigner(stranger));
            case "own keys by address" ->
                sign(
                        claims,
                        header("RS256", key).jwkURL(URI.create("https://attacker.example/keys")),
                        new RSASSASigner(stranger));
            case "another type" ->
                sign(claims, header("RS256", key).type(new JOSEObjectType("logout+jwt")), new RSASSASigner(rsa));
            default -> sign(claims, header(how, key), new RSASSASigner(rsa));
        };
    }

    private static JWSHeader.Builder header(String algorithm, String key) {
        return new JWSHeader.Builder(JWSAlgorithm.parse(algorithm)).keyID(key);
    }

    private static String sign(JWTClaimsSet claims, JWSHeader.Builder header, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header.build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private String encrypted(JWTClaimsSet claims) throws JOSEException {
        EncryptedJWT token = new EncryptedJWT(
                new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                        .keyID(rsa.getKeyID())
                        .build(),
                claims);
        token.encrypt(new RSAEncrypter(rsa.toRSAPublicKey()));
        return token.serialize();
    }
}
