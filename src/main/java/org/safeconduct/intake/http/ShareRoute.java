package org.safeconduct.intake.http;

import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.safeconduct.intake.Reply;
import org.safeconduct.intake.Submission;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.Unavailable;
import org.springframework.stereotype.Component;

/** The way into the message flow, {@code routes/share.camel.yaml}. */
@Component
public class ShareRoute {

    private static final String ENTRY = "direct:share";

    private final ProducerTemplate camel;

    ShareRoute(ProducerTemplate camel) {
        this.camel = camel;
    }

    /**
     * @throws Rejection if the message cannot be taken
     * @throws Unavailable if the gateway cannot take any message now
     */
    public Reply send(Submission submission) {
        Reply reply;
        try {
            reply = camel.requestBody(ENTRY, submission, Reply.class);
        } catch (CamelExecutionException e) {
            throw unwrapped(e);
        }
        if (reply == null) {
            throw new IllegalStateException("the route ended without a reply");
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
