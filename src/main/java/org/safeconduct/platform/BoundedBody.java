package org.safeconduct.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads a request's body into memory, and no further than a limit; nothing is spooled to disk. */
public final class BoundedBody {

    private BoundedBody() {}

    /**
     * @param limit in bytes
     * @throws Rejection too large; or malformed, if the connection ended before the body did
     */
    public static byte[] read(HttpServletRequest request, int limit) {
        // The header may lie or be missing, so the stream is bounded as well.
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(limit);
        }
        byte[] body;
        try {
            body = read(request.getInputStream(), request.getContentLengthLong(), limit);
        } catch (IOException e) {
            throw new Rejection(Rejection.Kind.MALFORMED, "The body did not arrive whole.");
        }
        if (body.length > limit) {
            throw tooLarge(limit);
        }
        return body;
    }

    /** Into the one array that it needs, when the sender says how long it is. */
    private static byte[] read(InputStream from, long length, int limit) throws IOException {
        if (length < 0) {
            return from.readNBytes(limit + 1);
        }
        byte[] body = new byte[(int) length];
        if (from.readNBytes(body, 0, body.length) < body.length) {
            throw new EOFException();
        }
        return body;
    }

    private static Rejection tooLarge(int limit) {
        return new Rejection(
                Rejection.Kind.TOO_LARGE, "The body is larger than this interface takes (%,d bytes).".formatted(limit));
    }
}
