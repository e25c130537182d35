package org.safeconduct.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A real issuer of the kind that Keycloak is: publishes its keys over HTTP and signs tokens with them. */
final class TestIssuer implements AutoCloseable {

    private final RSAKey rsa;
    private final RSAKey stranger;
    private final ECKey ec;
    private final HttpServer server;
    private final AtomicInteger keyFetches = new AtomicInteger();

    TestIssuer() {
        try {
            rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
            stranger = new RSAKeyGenerator(2048).keyID("rsa").generate();
            ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException | JOSEException e) {
            throw new IllegalStateException(e);
        }
        serve("/.well-known/openid-configuration", "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/keys\"}".formatted(uri()));
        serve("/keys", new JWKSet(java.util.List.of(rsa, ec)).toString(true));
        server.start();
    }

    private void serve(String path, String json) {
        server.createContext(path, exchange -> {
            if (path.equals("/keys")) {
                keyFetches.incrementAndGet();
            }
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    String uri() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    int keyFetches() {
        return keyFetches.get();
    }

    /** @param how an algorithm, or one of the wrong ways to sign that the attacks name */
    String sign(JWTClaimsSet claims, String how) throws JOSEException {
        return switch (how) {
            case "unsigned" -> new PlainJWT(claims).serialize();
            case "ES256" -> sign(claims, JWSAlgorithm.ES256, "ec", new ECDSASigner(ec));
            case "HS256 with the public key" ->
                sign(
                        claims,
                        JWSAlgorithm.HS256,
                        "rsa",
                        new MACSigner(rsa.toRSAPublicKey().getEncoded()));
            case "key of a stranger" -> sign(claims, JWSAlgorithm.RS256, "rsa", new RSASSASigner(stranger));
            case "unknown key id" -> sign(claims, JWSAlgorithm.RS256, "made-up", new RSASSASigner(stranger));
            default -> sign(claims, JWSAlgorithm.parse(how), "rsa", new RSASSASigner(rsa));
        };
    }

    private static String sign(JWTClaimsSet claims, JWSAlgorithm algorithm, String key, JWSSigner signer)
            throws JOSEException {
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
