package org.safeconduct.sealing.own;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import org.safeconduct.sealing.keys.Certificates;
import org.safeconduct.sealing.keys.EcKeys;
import org.safeconduct.sealing.keys.KeyFolder;
import org.safeconduct.sealing.keys.KeysUnusable;
import org.safeconduct.sealing.keys.OwnKey;

/** Refuses a key of the folder that cannot be used now, and says what to do about it. */
public final class KeyCheck {

    private final KeyFolder keys;
    private final Clock clock;

    public KeyCheck(KeyFolder keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** A pair of this name that can be used now. */
    public OwnKey own(String name) {
        OwnKey own = keys.own(name);
        if (!own.isWhole()) {
            throw new KeysUnusable(keys.file(name + ".key"), "does not belong to " + name + ".pem.", replace(name));
        }
        if (!validNow(own.certificate())) {
            throw new KeysUnusable(certificateFile(name), "has expired or is not valid yet.", replace(name));
        }
        return own;
    }

    public OwnKey onP256(OwnKey own, String name) {
        if (!EcKeys.onP256(own.certificate().getPublicKey())) {
            throw new KeysUnusable(certificateFile(name), "has a key that is not on the curve P-256.", replace(name));
        }
        return own;
    }

    public boolean validNow(X509Certificate certificate) {
        return Certificates.isValid(certificate, clock.instant());
    }

    private Path certificateFile(String name) {
        return keys.file(name + ".pem");
    }

    private String replace(String name) {
        return keys.development()
                ? "Delete " + name + ".pem and " + name + ".key; the next start makes new ones."
                : "Replace both " + name + ".pem and " + name + ".key.";
    }
}
