package org.safeconduct.evidence.log;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.safeconduct.evidence.TreeHash;
import org.safeconduct.evidence.log.CrashPoints.Step;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives waiting entries their leaves and publishes the checkpoint that contains them, in one transaction.
 *
 * <p>What a crash means: the transaction has committed or it has not. Before, the entries still wait, no leaf is taken, and
 * no checkpoint was seen by anyone, for it is read from the database only; whoever is the integrator next starts from
 * there. After, nothing is left to do but to remember what was signed ({@link LogMemory}): if that is lost, an older tree is
 * remembered, with which the log still begins.
 */
@Component
class Integrator {

    private final LogStore store;
    private final CheckpointSigner signer;
    private final KeyHistory keys;
    private final LogMemory memory;
    private final Disputes disputes;
    private final LogSettings settings;
    private final TransactionTemplate transaction;
    private final CrashPoints crash;
    private final Clock clock;

    Integrator(
            LogStore store,
            CheckpointSigner signer,
            KeyHistory keys,
            LogMemory memory,
            Disputes disputes,
            LogSettings settings,
            PlatformTransactionManager transactions,
            CrashPoints crash,
            Clock clock) {
        this.store = store;
        this.signer = signer;
        this.keys = keys;
        this.memory = memory;
        this.disputes = disputes;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.crash = crash;
        this.clock = clock;
    }

    /** One batch. Returns whether there may be more at once. */
    boolean integrate() {
        if (disputes.open()) {
            return false;
        }
        try {
            // Also when nothing waits: a log that was put back must not grow past what was seen before anybody looks.
            memory.look(store.head(), store);
            if (!store.anythingWaits()) {
                return false;
            }
            Batch batch = transaction.execute(status -> batch());
            crash.after(Step.COMMITTED);
            batch.signed().ifPresent(memory::remember);
            return batch.placed() == settings.batch();
        } catch (LogInconsistent e) {
            disputes.raise(Disputes.ITSELF, String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** @param signed the new newest checkpoint */
    private record Batch(int placed, Optional<LogStore.Head> signed) {
        static final Batch NONE = new Batch(0, Optional.empty());
    }

    private Batch batch() {
        // A second node that comes here finds the lock taken and tries again later. Should the lock fail us (a pooler
        // in between, two primaries), both extend the same checkpoint, and the unique key lets one of them commit.
        if (!store.becomeIntegrator()) {
            return Batch.NONE;
        }
        crash.after(Step.ELECTED);
        LogStore.Head head = store.head();
        // We sign only what follows from what was signed: tiles that were altered since must not get under a new
        // signature.
        if (!Arrays.equals(new Tree(store).root(head.size()), head.root())) {
            throw new LogInconsistent("the stored tiles have not the root of the last checkpoint");
        }
        memory.begins(head, store);
        List<byte[]> entries = store.placeWaiting(head.size(), settings.batch());
        if (entries.isEmpty()) {
            return Batch.NONE;
        }
        crash.after(Step.PLACED);
        Growth growth = new Growth(
                store, head.size(), entries.stream().map(TreeHash::leaf).toList());
        store.write(growth.changed());
        crash.after(Step.TILED);
        long size = head.size() + entries.size();
        byte[] root = growth.tree().root(size);
        keys.vouch();
        String note = signer.sign(size, root, clock.instant().truncatedTo(ChronoUnit.MICROS));
        store.publish(head.size(), note);
        crash.after(Step.PUBLISHED);
        return new Batch(entries.size(), Optional.of(new LogStore.Head(size, root, note)));
    }
}
