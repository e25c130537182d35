package org.safeconduct.sealing.own;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.safeconduct.sealing.keys.Certificates;
import org.safeconduct.sealing.keys.KeyFolder;
import org.safeconduct.sealing.keys.NoteKey;
import org.safeconduct.sealing.keys.OwnKey;
import org.safeconduct.sealing.vault.StoreKeys;

/**
 * Reads the gateway's own keys from the folder, and the receipt key from the token if there is one. What it gives can be used
 * now.
 */
final class KeyFiles {

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

    private final KeyFolder keys;
    private final Optional<KeyToken> token;
    private final KeyCheck check;

    KeyFiles(KeyFolder keys, Optional<KeyToken> token, Clock clock) {
        this.keys = keys;
        this.token = token;
        this.check = new KeyCheck(keys, clock);
    }

    List<X509Certificate> authorities() {
        return keys.certificates(KeyFolder.CA + ".pem");
    }

    OwnKey server() {
        return check.own(KeyFolder.SERVER);
    }

    OwnKey gateway() {
        return check.onP256(check.own(KeyFolder.GATEWAY), KeyFolder.GATEWAY);
    }

    OwnKey receipt() {
        return token.map(KeyToken::receipt)
                .orElseGet(() -> check.onP256(check.own(KeyFolder.RECEIPT), KeyFolder.RECEIPT));
    }

    /** Every certificate of a key that signs or has signed receipts, the one in use first. */
    List<X509Certificate> receipts(OwnKey receipt) {
        List<X509Certificate> all = new ArrayList<>(List.of(receipt.certificate()));
        if (token.isEmpty() || keys.has(KeyFolder.RECEIPT + ".pem")) {
            keys.certificates(KeyFolder.RECEIPT + ".pem").stream()
                    .filter(certificate -> !Certificates.isAuthority(certificate) && !all.contains(certificate))
                    .forEach(all::add);
        }
        return List.copyOf(all);
    }

    /** The log's key first, and beside it the one that will be. */
    List<NoteKey> logKeys() {
        NoteKey first = NoteKey.of(keys, KeyFolder.LOG_KEY);
        if (!keys.has(KeyFolder.NEXT_LOG_KEY)) {
            return List.of(first);
        }
        NoteKey next = NoteKey.of(keys, KeyFolder.NEXT_LOG_KEY);
        return Arrays.equals(first.publicKey(), next.publicKey()) ? List.of(first) : List.of(first, next);
    }

    StoreKeys storeKeys() {
        return new StoreKeys(keys.storeKeys());
    }

    /** What the files look like from outside, to see whether one is another than before. */
    String stamps() {
        return String.join("\n", FILES.stream().map(keys::stamp).toList());
    }
}
