package org.safeconduct.review;

import java.util.Set;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.intake.Received;

/** What waits for a reviewer: the disclosure as it was read, and the recipients on whom a person must decide. */
public record Waiting(Received received, Set<Recipient> referred) {

    public Waiting {
        referred = Set.copyOf(referred);
    }

    @Override
    public String toString() {
        return "Waiting[" + received.reference() + ", withheld]";
    }
}
