package org.safeconduct.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

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
            body = request.getInputStream().readNBytes(limit + 1);
        } catch (IOException e) {
            throw new Rejection(Rejection.Kind.MALFORMED, "The body did not arrive whole.");
        }
        if (body.length > limit) {
            throw tooLarge(limit);
        }
        return body;
    }

    private static Rejection tooLarge(int limit) {
        return new Rejection(
                Rejection.Kind.TOO_LARGE, "The body is larger than this interface takes (%,d bytes).".formatted(limit));
    }
}
