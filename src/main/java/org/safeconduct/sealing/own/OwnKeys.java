package org.safeconduct.sealing.own;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.safeconduct.sealing.keys.KeyFolder;
import org.safeconduct.sealing.keys.KeysUnusable;
import org.safeconduct.sealing.keys.NoteKey;
import org.safeconduct.sealing.keys.OwnKey;
import org.safeconduct.sealing.vault.StoreKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway's own keys as they are now. They change while it runs, when a look into the folder finds others. A change that
 * is only half made, or that cannot be used, counts for nothing: the keys in use stay until the files fit again.
 */
public final class OwnKeys implements OwnKeyChanges {

    private static final Logger LOG = LoggerFactory.getLogger(OwnKeys.class);

    private final KeyFiles files;
    private final Set<String> faults = new HashSet<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private String seen;
    private volatile HeldKeys held;

    /** @throws KeysUnusable if one is missing or cannot be used: there is nothing to go on with */
    public OwnKeys(KeyFolder keys, Optional<KeyToken> token, Clock clock) {
        this.files = new KeyFiles(keys, token, clock);
        this.seen = files.stamps();
        OwnKey receipt = files.receipt();
        this.held = new HeldKeys(
                files.authorities(),
                files.server(),
                files.gateway(),
                receipt,
                files.receipts(receipt),
                files.logKeys(),
                files.storeKeys());
    }

    /** What TLS listens with. */
    OwnKey serverNow() {
        return held.server();
    }

    /** Signs envelopes, and is the client when delivering. */
    public OwnKey gatewayNow() {
        return held.gateway();
    }

    public OwnKey receiptNow() {
        return held.receipt();
    }

    public List<X509Certificate> receiptCertificates() {
        return held.receipts();
    }

    public List<X509Certificate> authoritiesNow() {
        return held.authorities();
    }

    /** What signs checkpoints: the log's key first, and beside it the one that will be. */
    public List<NoteKey> logNow() {
        return held.log();
    }

    public StoreKeys store() {
        return held.store();
    }

    /** Calls it after each change of keys that TLS uses. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** SHA-256 of each certificate and public key by its name; of the store keys, a digest that only they can make. */
    public Map<String, String> fingerprints() {
        return held.fingerprints();
    }

    /** The certificates in use, by name. */
    public Map<String, X509Certificate> certificates() {
        return held.certificates();
    }

    @Override
    public synchronized boolean look(Consumer<Map<String, String>> record) {
        String now = files.stamps();
        if (now.equals(seen) && faults.isEmpty()) {
            return false;
        }
        HeldKeys before = held;
        Set<String> known = Set.copyOf(faults);
        faults.clear();
        OwnKey receipt = keep(known, before.receipt(), files::receipt);
        HeldKeys found = new HeldKeys(
                keep(known, before.authorities(), files::authorities),
                keep(known, before.server(), files::server),
                keep(known, before.gateway(), files::gateway),
                receipt,
                keep(known, before.receipts(), () -> files.receipts(receipt)),
                keep(known, before.log(), files::logKeys),
                keep(known, before.store(), files::storeKeys));
        Map<String, String> fingerprints = found.fingerprints();
        boolean changed =
                !fingerprints.equals(before.fingerprints()) || !found.receipts().equals(before.receipts());
        if (changed) {
            record.accept(fingerprints);
            held = found;
            listeners.forEach(Runnable::run);
            LOG.info("Keys were changed");
        }
        seen = now;
        return changed;
    }

    private <T> T keep(Set<String> known, T before, Supplier<T> read) {
        try {
            return read.get();
        } catch (KeysUnusable e) {
            // Its message names a file and quotes nothing of it.
            String fault = String.valueOf(e.getMessage());
            faults.add(fault);
            if (!known.contains(fault)) {
                LOG.warn("{} {} The key in use stays.", e.getMessage(), e.remedy());
            }
            return before;
        }
    }
}
