package org.safeconduct.sealing;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway's own keys as they are now. They change while it runs, when a look into the folder finds others. A change that
 * is only half made, or that cannot be used, counts for nothing: the keys in use stay until the files fit again.
 */
public class OwnKeys {

    private static final Logger LOG = LoggerFactory.getLogger(OwnKeys.class);
    private static final List<String> FILES = List.of(
            KeyFolder.CA + ".pem",
            KeyFolder.SERVER + ".pem",
            KeyFolder.SERVER + ".key",
            KeyFolder.GATEWAY + ".pem",
            KeyFolder.GATEWAY + ".key",
            KeyFolder.RECEIPT + ".pem",
            KeyFolder.RECEIPT + ".key",
            KeyFolder.LOG_KEY,
            KeyFolder.NEXT_LOG_KEY,
            KeyFolder.STORE_KEY);

    /** @param receipts every certificate of a key that signs or has signed receipts, the one in use first */
    private record Held(
            List<X509Certificate> authorities,
            OwnKey server,
            OwnKey gateway,
            OwnKey receipt,
            List<X509Certificate> receipts,
            List<NoteKey> log,
            StoreKeys store) {}

    private final KeyFolder keys;
    private final Optional<KeyToken> token;
    private final KeyCheck check;
    private final Set<String> faults = new HashSet<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private String seen;
    private volatile Held held;

    /** @throws KeysUnusable if one is missing or cannot be used: there is nothing to go on with */
    OwnKeys(KeyFolder keys, Optional<KeyToken> token, Clock clock) {
        this.keys = keys;
        this.token = token;
        this.check = new KeyCheck(keys, clock);
        this.seen = stamps();
        OwnKey receipt = receipt();
        this.held = new Held(
                authorities(),
                server(),
                gateway(),
                receipt,
                receipts(receipt),
                logKeys(),
                new StoreKeys(keys.storeKeys()));
    }

    List<X509Certificate> authorities() {
        return keys.certificates(KeyFolder.CA + ".pem");
    }

    /** What TLS listens with. */
    OwnKey serverNow() {
        return held.server();
    }

    /** Signs envelopes, and is the client when delivering. */
    OwnKey gatewayNow() {
        return held.gateway();
    }

    OwnKey receiptNow() {
        return held.receipt();
    }

    List<X509Certificate> receiptCertificates() {
        return held.receipts();
    }

    List<X509Certificate> authoritiesNow() {
        return held.authorities();
    }

    /** What signs checkpoints: the log's key first, and beside it the one that will be. */
    List<NoteKey> logNow() {
        return held.log();
    }

    StoreKeys store() {
        return held.store();
    }

    /** Calls it after each change of keys that TLS uses. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * Takes the keys that are in the folder now.
     *
     * @param record puts the new fingerprints on record before the first use of a key; if it fails, nothing has changed
     * @return whether there were others
     */
    public synchronized boolean look(Consumer<Map<String, String>> record) {
        String now = stamps();
        if (now.equals(seen) && faults.isEmpty()) {
            return false;
        }
        Held before = held;
        Set<String> known = Set.copyOf(faults);
        faults.clear();
        OwnKey receipt = keep(known, before.receipt(), this::receipt);
        Held found = new Held(
                keep(known, before.authorities(), this::authorities),
                keep(known, before.server(), this::server),
                keep(known, before.gateway(), this::gateway),
                receipt,
                keep(known, before.receipts(), () -> receipts(receipt)),
                keep(known, before.log(), this::logKeys),
                keep(known, before.store(), () -> new StoreKeys(keys.storeKeys())));
        Map<String, String> fingerprints = fingerprints(found);
        boolean changed =
                !fingerprints.equals(fingerprints(before)) || !found.receipts().equals(before.receipts());
        if (changed) {
            record.accept(fingerprints);
            held = found;
            listeners.forEach(Runnable::run);
            LOG.info("Keys were changed");
        }
        seen = now;
        return changed;
    }

    /** SHA-256 of each certificate and public key by its name; of the store keys, a digest that only they can make. */
    public Map<String, String> fingerprints() {
        return fingerprints(held);
    }

    /** The gateway's certificates in use, by name. */
    Map<String, X509Certificate> certificates() {
        Held now = held;
        Map<String, X509Certificate> certificates = new TreeMap<>();
        certificates.put(KeyFolder.CA, now.authorities().getFirst());
        certificates.put(KeyFolder.SERVER, now.server().certificate());
        certificates.put(KeyFolder.GATEWAY, now.gateway().certificate());
        certificates.put(KeyFolder.RECEIPT, now.receipt().certificate());
        return certificates;
    }

    private static Map<String, String> fingerprints(Held held) {
        Map<String, String> found = new TreeMap<>();
        found.put(KeyFolder.CA, Crypto.sha256(held.authorities()));
        found.put(KeyFolder.SERVER, Crypto.sha256(held.server().certificate()));
        found.put(KeyFolder.GATEWAY, Crypto.sha256(held.gateway().certificate()));
        found.put(KeyFolder.RECEIPT, Crypto.sha256(held.receipt().certificate()));
        found.put("log", Crypto.sha256(held.log().getFirst().publicKey()));
        if (held.log().size() > 1) {
            found.put("log next", Crypto.sha256(held.log().getLast().publicKey()));
        }
        found.put("store", held.store().fingerprint());
        return found;
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

    private OwnKey server() {
        return check.own(KeyFolder.SERVER);
    }

    private OwnKey gateway() {
        return check.onP256(check.own(KeyFolder.GATEWAY), KeyFolder.GATEWAY);
    }

    private OwnKey receipt() {
        return token.map(KeyToken::receipt)
                .orElseGet(() -> check.onP256(check.own(KeyFolder.RECEIPT), KeyFolder.RECEIPT));
    }

    private List<X509Certificate> receipts(OwnKey receipt) {
        List<X509Certificate> all = new ArrayList<>(List.of(receipt.certificate()));
        if (token.isEmpty() || keys.has(KeyFolder.RECEIPT + ".pem")) {
            keys.certificates(KeyFolder.RECEIPT + ".pem").stream()
                    .filter(certificate -> !Certificates.isAuthority(certificate) && !all.contains(certificate))
                    .forEach(all::add);
        }
        return List.copyOf(all);
    }

    private List<NoteKey> logKeys() {
        NoteKey first = NoteKey.of(keys, KeyFolder.LOG_KEY);
        if (!keys.has(KeyFolder.NEXT_LOG_KEY)) {
            return List.of(first);
        }
        NoteKey next = NoteKey.of(keys, KeyFolder.NEXT_LOG_KEY);
        return Arrays.equals(first.publicKey(), next.publicKey()) ? List.of(first) : List.of(first, next);
    }

    private String stamps() {
        return String.join("\n", FILES.stream().map(keys::stamp).toList());
    }
}
