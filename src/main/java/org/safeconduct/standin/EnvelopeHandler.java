package org.safeconduct.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.safeconduct.sealing.opening.OpeningRefused;
import tools.jackson.core.JacksonException;

/** The HTTP side of a stand-in: checks the request as a careful partner would, and answers 201 with the receipt. */
final class EnvelopeHandler implements HttpHandler {

    private static final int LONGEST_BODY = 32 * 1024 * 1024;

    private final Desk desk;

    EnvelopeHandler(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            byte[] body;
            try (InputStream in = exchange.getRequestBody()) {
                body = in.readNBytes(LONGEST_BODY);
            }
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            String expected = "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":";
            if (!expected.equals(exchange.getRequestHeaders().getFirst("Content-Digest"))) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            String receipt = desk.take(idempotencyKey(exchange), HexFormat.of().formatHex(digest), body);
            byte[] answer = receipt.getBytes(StandardCharsets.US_ASCII);
            exchange.getResponseHeaders().set("Content-Type", "application/jose");
            exchange.sendResponseHeaders(201, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (OpeningRefused | JacksonException | IllegalArgumentException e) {
            exchange.sendResponseHeaders(422, -1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static UUID idempotencyKey(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (header == null) {
            throw new IllegalArgumentException("no idempotency key");
        }
        return UUID.fromString(header.replace("\"", ""));
    }
}
