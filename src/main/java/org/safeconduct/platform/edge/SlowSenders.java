package org.safeconduct.platform.edge;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Ends a connection whose body trickles. The web server's own time limit starts again with each byte, so that a few dozen
 * senders of one byte in nine seconds would hold every thread there is, before anybody asked who they are. It lies below
 * streams, forms and parts alike, whoever reads them.
 */
final class SlowSenders extends ValveBase {

    private static final long BYTES_A_SECOND = 8 * 1024;

    /** For what nobody wanted to read: whoever still sends that much has the answer, or will never read it. */
    private static final Duration LEFTOVER = Duration.ofSeconds(5);

    private static final long LARGEST_LEFTOVER = 64L * 1024 * 1024;

    private final Duration grace;

    SlowSenders(Duration grace) {
        super(true);
        this.grace = grace;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        org.apache.coyote.Request wire = request.getCoyoteRequest();
        InputBuffer body = wire.getInputBuffer();
        long allowed = grace.toNanos();
        wire.setInputBuffer(
                new InTime(body, (read, taken) -> taken > allowed + read * 1_000_000_000L / BYTES_A_SECOND));
        try {
            getNext().invoke(request, response);
        } finally {
            // The server uses the same request object for the connection's next request.
            wire.setInputBuffer(body);
        }
        if (!request.isAsync() && !wire.hasExpectation()) {
            readLeftover(wire, body, response, Math.min(grace.toNanos(), LEFTOVER.toNanos()));
        }
    }

    /** So that a sender whose body was too large reads the answer; the server would do it too, but for as long as it takes. */
    private static void readLeftover(org.apache.coyote.Request wire, InputBuffer body, Response response, long allowed)
            throws IOException {
        AtomicBoolean all = new AtomicBoolean();
        wire.action(ActionCode.REQUEST_BODY_FULLY_READ, all);
        if (all.get()) {
            return;
        }
        response.finishResponse();
        InTime leftover = new InTime(body, (read, taken) -> taken > allowed || read > LARGEST_LEFTOVER);
        try {
            while (leftover.doRead(new Discarded()) >= 0) {
                // until it ends or takes too long
            }
        } catch (IOException e) {
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
        }
    }

    /** Says from the bytes that came and the nanoseconds they took whether to wait no longer. */
    private interface Limit {
        boolean isPassed(long read, long taken);
    }

    /** A body that must keep coming. */
    private static final class InTime implements InputBuffer {

        private final InputBuffer body;
        private final Limit limit;
        private final long from = System.nanoTime();
        private long read;

        InTime(InputBuffer body, Limit limit) {
            this.body = body;
            this.limit = limit;
        }

        @Override
        public int doRead(ApplicationBufferHandler handler) throws IOException {
            int some = body.doRead(handler);
            read += Math.max(some, 0);
            if (some >= 0 && limit.isPassed(read, System.nanoTime() - from)) {
                throw new IOException("the body comes too slowly");
            }
            return some;
        }

        @Override
        public int available() {
            return body.available();
        }
    }

    private static final class Discarded implements ApplicationBufferHandler {

        private ByteBuffer buffer = ApplicationBufferHandler.EMPTY_BUFFER;

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {}
    }
}
