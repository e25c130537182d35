package org.safeconduct.identity.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.safeconduct.identity.KnownCaller;
import org.safeconduct.platform.BytesUnderWay;
import org.safeconduct.platform.ClientAddress;
import org.safeconduct.platform.Unavailable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells whoever sends a body for which there is no room to come again, before any of it is read. It stands where a caller is
 * known: a stranger's body is refused before, and an open call's counts for its address. What a body that does not say its length
 * takes is counted as it comes.
 */
public final class RoomForBodies extends OncePerRequestFilter {

    private final BytesUnderWay room;

    public RoomForBodies(BytesUnderWay room) {
        this.room = room;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long length = request.getContentLengthLong();
        if (length == 0 || (length < 0 && request.getHeader("Transfer-Encoding") == null)) {
            chain.doFilter(request, response);
            return;
        }
        String holder = holder(request);
        Taken taken = new Taken(holder);
        try {
            if (length > 0 && !taken.more(length)) {
                Refusals.unavailable(request, response);
            } else {
                chain.doFilter(length > 0 ? request : new Counted(request, taken), response);
            }
        } finally {
            taken.giveBack();
        }
    }

    private static String holder(HttpServletRequest request) {
        return KnownCaller.of(SecurityContextHolder.getContext().getAuthentication())
                .map(known -> known.caller().agency().value())
                .orElseGet(() -> "from " + ClientAddress.of(request));
    }

    /** What one request has of the room. */
    private final class Taken {

        private final String holder;
        private long bytes;

        Taken(String holder) {
            this.holder = holder;
        }

        boolean more(long some) {
            boolean fits = room.take(holder, some);
            bytes += fits ? some : 0;
            return fits;
        }

        void giveBack() {
            room.give(holder, bytes);
        }
    }

    private static final class Counted extends HttpServletRequestWrapper {

        private final Taken taken;

        Counted(HttpServletRequest request, Taken taken) {
            super(request);
            this.taken = taken;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream body = super.getInputStream();
            return new ServletInputStream() {
                @Override
                public int read() throws IOException {
                    int next = body.read();
                    count(next < 0 ? 0 : 1);
                    return next;
                }

                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    int some = body.read(into, offset, length);
                    count(some);
                    return some;
                }

                @Override
                public boolean isFinished() {
                    return body.isFinished();
                }

                @Override
                public boolean isReady() {
                    return body.isReady();
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    body.setReadListener(listener);
                }
            };
        }

        private void count(int some) {
            if (some > 0 && !taken.more(some)) {
                throw new Unavailable("there is no room for more bodies");
            }
        }
    }
}
