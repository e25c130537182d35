package org.safeconduct.administration;

import java.util.Map;
import org.safeconduct.sealing.own.OwnKeyChanges;
import org.safeconduct.sealing.watch.KeyFingerprints;
import org.safeconduct.sealing.watch.KeysChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks for keys that were changed in the keys folder. The gateway's own are used from the moment that is on record; if it
 * cannot be put on record, the keys in use stay.
 */
@Component
class KeyWatch {

    private final OwnKeyChanges own;
    private final KeyFingerprints fingerprints;
    private final LastSeen lastSeen;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    /** As this node saw them: nodes whose folders differ for a while must not put each other's view on record in turn. */
    private Map<String, String> agencies;

    KeyWatch(
            OwnKeyChanges own,
            KeyFingerprints fingerprints,
            LastSeen lastSeen,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.own = own;
        this.fingerprints = fingerprints;
        this.lastSeen = lastSeen;
        this.transaction = transaction;
        this.events = events;
        this.agencies = Map.of();
    }

    synchronized void look() {
        own.look(this::record);
        Map<String, String> now = fingerprints.agencies();
        if (!now.equals(agencies)) {
            record(now);
            agencies = now;
            events.publishEvent(new KeysChanged());
        }
    }

    private void record(Map<String, String> fingerprints) {
        transaction.executeWithoutResult(status -> fingerprints.forEach(lastSeen::key));
    }
}
