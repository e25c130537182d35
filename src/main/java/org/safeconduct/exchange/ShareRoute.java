package org.safeconduct.exchange;

import org.safeconduct.intake.Submission;
import org.safeconduct.platform.MessageFlow;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.Unavailable;
import org.springframework.stereotype.Component;

/** The way into the message flow, {@code routes/share.camel.yaml}. */
@Component
public class ShareRoute {

    private static final String ENTRY = "direct:share";

    private final MessageFlow flow;

    ShareRoute(MessageFlow flow) {
        this.flow = flow;
    }

    /**
     * @throws Rejection if the message cannot be taken
     * @throws Unavailable if the gateway cannot take any message now
     */
    public Reply send(Submission submission) {
        return flow.send(ENTRY, submission, Reply.class);
    }
}
