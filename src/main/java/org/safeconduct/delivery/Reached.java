package org.safeconduct.delivery;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * What knocking at a partner's endpoint came to, in words for an operator: a closed set and a number, never the other side's
 * own text.
 */
public record Reached(boolean ok, String what) {

    static final Reached OTHER_TRANSPORT =
            new Reached(false, "Its endpoint is not an https address, so it cannot be tested from here.");

    static final Reached AT_DESK =
            new Reached(true, "It receives at this gateway's own inbox: there is no connection to test.");

    static final Reached INTERRUPTED = new Reached(false, "The gateway is stopping and could not try.");

    /** An answer at all is what counts: a recipient need not know what a knock is. */
    static Reached answered(int status) {
        boolean ok = status < 500;
        return new Reached(
                ok,
                (ok
                                ? "The secure connection was made and the endpoint answered"
                                : "The secure connection was made, but the endpoint answered")
                        + " (HTTP status " + status + ").");
    }

    static Reached failed(IOException cause) {
        return new Reached(false, words(cause));
    }

    private static String words(IOException cause) {
        if (isIn(cause, UnresolvedAddressException.class)) {
            return "The name of its endpoint is not known in the network.";
        }
        if (cause instanceof HttpTimeoutException) {
            return "It did not answer in time.";
        }
        if (isIn(cause, CertificateException.class)) {
            return "A connection was made, but its certificate is not one that the gateway trusts for this address.";
        }
        if (cause instanceof SSLException) {
            return "A connection was made, but no secure one: it may not trust the gateway's certificate.";
        }
        return cause instanceof ConnectException
                ? "No connection: nothing answers at this address and port."
                : "The connection broke off before there was an answer.";
    }

    private static boolean isIn(Throwable thrown, Class<? extends Throwable> kind) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .anyMatch(kind::isInstance);
    }
}
