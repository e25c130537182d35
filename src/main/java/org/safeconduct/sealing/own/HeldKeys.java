package org.safeconduct.sealing.own;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.safeconduct.sealing.keys.Crypto;
import org.safeconduct.sealing.keys.KeyFolder;
import org.safeconduct.sealing.keys.NoteKey;
import org.safeconduct.sealing.keys.OwnKey;
import org.safeconduct.sealing.vault.StoreKeys;

/**
 * Keys that are in use together.
 *
 * @param receipts every certificate of a key that signs or has signed receipts, the one in use first
 * @param log the log's key first, and beside it the one that will be
 */
record HeldKeys(
        List<X509Certificate> authorities,
        OwnKey server,
        OwnKey gateway,
        OwnKey receipt,
        List<X509Certificate> receipts,
        List<NoteKey> log,
        StoreKeys store) {

    /** Those certificates that are used, by name. */
    Map<String, X509Certificate> certificates() {
        Map<String, X509Certificate> certificates = new TreeMap<>();
        certificates.put(KeyFolder.CA, authorities().getFirst());
        certificates.put(KeyFolder.SERVER, server().certificate());
        certificates.put(KeyFolder.GATEWAY, gateway().certificate());
        certificates.put(KeyFolder.RECEIPT, receipt().certificate());
        return certificates;
    }

    /** SHA-256 of each certificate and public key by its name; of the store keys, a digest that only they can make. */
    Map<String, String> fingerprints() {
        Map<String, String> found = new TreeMap<>();
        found.put(KeyFolder.CA, Crypto.sha256(authorities()));
        found.put(KeyFolder.SERVER, Crypto.sha256(server().certificate()));
        found.put(KeyFolder.GATEWAY, Crypto.sha256(gateway().certificate()));
        found.put(KeyFolder.RECEIPT, Crypto.sha256(receipt().certificate()));
        found.put("log", Crypto.sha256(log().getFirst().publicKey()));
        if (log().size() > 1) {
            found.put("log next", Crypto.sha256(log().getLast().publicKey()));
        }
        found.put("store", store().fingerprint());
        return found;
    }

    @Override
    public String toString() {
        return "HeldKeys[withheld]";
    }
}
