package org.safeconduct.platform;

import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** Sends a message through a route of {@code routes/} and waits for what comes out at its end. */
@Component
public class MessageFlow {

    private final ProducerTemplate camel;

    MessageFlow(ProducerTemplate camel) {
        this.camel = camel;
    }

    /**
     * Sends {@code body} to the route that starts at {@code entry}.
     *
     * @throws Rejection if the message cannot be taken
     * @throws Unavailable if the gateway cannot take any message now
     */
    public <T> T send(String entry, Object body, Class<T> answer) {
        T reply;
        try {
            reply = camel.requestBody(entry, body, answer);
        } catch (CamelExecutionException e) {
            throw unwrapped(e);
        }
        if (reply == null) {
            throw new IllegalStateException("the route ended without an answer");
        }
        return reply;
    }

    /** Camel wraps what a stage throws; the sender must see the stage's own rejection. */
    private static RuntimeException unwrapped(CamelExecutionException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Rejection || cause instanceof Unavailable) {
                return (RuntimeException) cause;
            }
        }
        return e;
    }
}
