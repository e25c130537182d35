package org.safeconduct.evidence.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A witness on a port. TLS is for the server in front of it; a checkpoint carries its own signatures. */
final class WitnessServer implements AutoCloseable {

    private static final int LARGEST = 64 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    private WitnessServer(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
    }

    static WitnessServer start(Witness witness, InetSocketAddress address) throws IOException {
        WitnessServer server = new WitnessServer(HttpServer.create(address, 0));
        server.server.createContext("/add-checkpoint", exchange -> answer(exchange, witness));
        server.server.start();
        return server;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, Witness witness) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
            Witness.Answer answer;
            if (!exchange.getRequestMethod().equals("POST")) {
                answer = new Witness.Answer(405, "text/plain", "POST only\n");
            } else if (body.length > LARGEST) {
                answer = new Witness.Answer(413, "text/plain", "too large\n");
            } else {
                answer = remembered(witness, body);
            }
            byte[] text = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.status(), text.length);
            exchange.getResponseBody().write(text);
        }
    }

    /** What cannot be remembered is not signed. */
    private static Witness.Answer remembered(Witness witness, byte[] body) {
        try {
            return witness.addCheckpoint(body);
        } catch (IOException e) {
            return new Witness.Answer(503, "text/plain", "the witness cannot write its state\n");
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
