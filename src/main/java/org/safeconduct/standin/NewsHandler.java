package org.safeconduct.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A sharer's system that is told of news: takes each notice once, as a careful one would, and says so on the log. */
final class NewsHandler implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(NewsHandler.class);
    private static final int LONGEST_BODY = 64 * 1024;

    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body;
            try (InputStream in = exchange.getRequestBody()) {
                body = in.readNBytes(LONGEST_BODY);
            }
            String notice = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            if (notice == null
                    || !digest(body).equals(exchange.getRequestHeaders().getFirst("Content-Digest"))) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            if (taken.add(notice)) {
                LOG.debug("Told of news at {}", exchange.getRequestURI().getPath());
            }
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private static String digest(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
