package org.safeconduct.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.ReadAudit;
import org.safeconduct.identity.Caller;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.sealing.envelope.EnvelopeText;
import org.safeconduct.sealing.opening.AgencyKey;
import org.safeconduct.sealing.opening.HostedKeys;
import org.safeconduct.sealing.opening.Opener;
import org.safeconduct.sealing.opening.OpeningRefused;
import org.springframework.stereotype.Component;

/** Opens the envelopes of a case for an officer to read, once and in memory. */
@Component
public class Opening {

    private final Inbox inbox;
    private final InboxList list;
    private final HostedKeys keys;

    Opening(Inbox inbox, InboxList list, HostedKeys keys) {
        this.inbox = inbox;
        this.list = list;
        this.keys = keys;
    }

    /** @param content empty once the envelope was deleted at the end of its time */
    public record Opened(UUID envelope, Reference reference, Instant arrivedAt, Optional<EnvelopeText> content) {

        @Override
        public String toString() {
            return "Opened[" + envelope + ", withheld]";
        }
    }

    /** Whether the officers of the caller's agency can open anything here. */
    public boolean possible(Caller caller) {
        return keys.has(caller.agency());
    }

    /** Whether nobody at the caller's agency has opened a case that could be opened here. */
    public boolean unread(Reference reference, Caller caller) {
        return possible(caller)
                && list.of(caller.agency(), reference)
                        .filter(InboxList.Line::opened)
                        .isEmpty();
    }

    /**
     * All of a case that arrived, in that order. That it is opened is on record first.
     *
     * @throws Rejection not found, if nothing of it was delivered to the caller's agency; forbidden, if the agency opens
     *     envelopes in its own system
     * @throws Unavailable if the opening cannot be put on record, or the key cannot be used
     */
    public List<Opened> open(String reference, Caller caller) {
        return open(inbox.known(reference, caller), caller);
    }

    /** The same of a case that is known already. */
    public List<Opened> open(InboxList.Line line, Caller caller) {
        AgencyKey key = keys.of(caller.agency())
                .orElseThrow(() -> new Rejection(
                        Rejection.Kind.FORBIDDEN, "your agency opens what it receives in its own system"));
        Opener opener = keys.opener(key);
        return inbox.take(line, caller, ReadAudit.Part.INBOX).stream()
                .map(arrived -> opened(arrived, opener))
                .toList();
    }

    private Opened opened(Inbox.Arrived arrived, Opener opener) {
        try {
            Optional<EnvelopeText> content = arrived.content().length == 0
                    ? Optional.empty()
                    : Optional.of(EnvelopeText.read(opener.open(arrived.content())));
            return new Opened(arrived.envelope(), arrived.reference(), arrived.at(), content);
        } catch (OpeningRefused | IllegalArgumentException e) {
            // No cause: it may quote what was inside.
            throw new Unavailable("an envelope could not be opened with the agency's key");
        }
    }
}
