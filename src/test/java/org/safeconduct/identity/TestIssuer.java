package org.safeconduct.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A real issuer of the kind that Keycloak is: publishes its keys over HTTP and signs tokens with them. */
final class TestIssuer implements AutoCloseable {

    private final RSAKey rsa = TokenSigner.newKey("rsa");
    private final TokenSigner signer = new TokenSigner(rsa, Set.of("RS256", "PS256", "ES256"));
    private final HttpServer server;
    private final AtomicInteger keyFetches = new AtomicInteger();

    TestIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        serve("/.well-known/openid-configuration", "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/keys\"}".formatted(uri()));
        serve("/keys", new JWKSet(List.of(rsa, signer.ec())).toString(true));
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

    TokenSigner signer() {
        return signer;
    }

    String sign(JWTClaimsSet claims, String how) throws JOSEException {
        return signer.sign(claims, how);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
