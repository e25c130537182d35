package org.safeconduct.sealing.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.Register;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.sealing.held.HeldCertificates;
import org.safeconduct.sealing.keys.Crypto;
import org.safeconduct.sealing.keys.KeyFolder;
import org.safeconduct.sealing.own.OwnKeys;
import org.springframework.stereotype.Component;

/** What the gateway's and the agencies' keys are now, as digests, for those who must notice that one has changed. */
@Component
public class KeyFingerprints {

    private final KeyFolder folder;
    private final OwnKeys keys;
    private final HeldCertificates held;
    private final Register register;

    KeyFingerprints(KeyFolder folder, OwnKeys keys, HeldCertificates held, Register register) {
        this.folder = folder;
        this.held = held;
        this.keys = keys;
        this.register = register;
    }

    /** SHA-256 of each certificate, by the name of the key or agency; of the store key, a digest that only it can make. */
    public Map<String, String> now() {
        Map<String, String> found = new TreeMap<>(keys.fingerprints());
        found.putAll(agencies());
        return found;
    }

    /**
     * Those of the agencies, after a blank those that a hosted one has kept for what was sealed to them, and that of the list of
     * what was taken back; of an agency whose cannot be read just now, none.
     */
    public Map<String, String> agencies() {
        Map<String, String> found = new TreeMap<>();
        for (Agency agency : register.agencies()) {
            try {
                String kept = Crypto.sha256(held.kept(agency));
                found.put(name(agency), Crypto.sha256(held.of(agency)) + (kept.isEmpty() ? "" : " " + kept));
            } catch (Unavailable e) {
                // Nothing can be sealed to it either.
            }
        }
        try {
            found.put("revocation list", Crypto.sha256(Files.readAllBytes(folder.file(KeyFolder.REVOCATION_LIST))));
        } catch (IOException e) {
            // There is none.
        }
        return found;
    }

    /** Under which an agency's stand here. */
    public static String name(Agency agency) {
        return "agency " + agency.id();
    }
}
