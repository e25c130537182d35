package org.safeconduct.sealing;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.safeconduct.agreement.Agency;
import org.safeconduct.sealing.agency.SealingKey;
import org.safeconduct.sealing.keys.KeyFolder;
import org.safeconduct.sealing.keys.KeysUnusable;
import org.safeconduct.sealing.keys.NoteKey;
import org.safeconduct.sealing.own.KeyCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops the start when a key that the gateway needs is missing, expired or not what it should be. */
final class StartCheck {

    private static final Logger LOG = LoggerFactory.getLogger(StartCheck.class);

    private final KeyFolder keys;
    private final KeyCheck check;

    StartCheck(KeyFolder keys, Clock clock) {
        this.keys = keys;
        this.check = new KeyCheck(keys, clock);
    }

    /**
     * @param receiptInToken whether the receipt key is elsewhere
     * @throws KeysUnusable naming the first file that will not do
     */
    void check(Collection<Agency> agencies, boolean receiptInToken) {
        keys.certificates(KeyFolder.CA + ".pem");
        check.own(KeyFolder.SERVER);
        check.onP256(check.own(KeyFolder.GATEWAY), KeyFolder.GATEWAY);
        if (!receiptInToken) {
            check.onP256(check.own(KeyFolder.RECEIPT), KeyFolder.RECEIPT);
        }
        NoteKey.of(keys, KeyFolder.LOG_KEY);
        keys.storeKeys();
        for (Agency agency : agencies) {
            List<X509Certificate> certificates = keys.certificates(agency.certificate());
            if (certificates.stream().noneMatch(SealingKey::fits)) {
                throw new KeysUnusable(
                        keys.file(agency.certificate()),
                        "has a key of a kind that nothing can be sealed to.",
                        "Ask " + agency.id() + " for a certificate with a key on P-256 or P-384, or for ML-KEM-768.");
            }
            if (agency.hosted()) {
                hosted(agency);
            }
            if (certificates.stream().noneMatch(each -> SealingKey.fits(each) && check.validNow(each))) {
                // One agency's lapse must not keep the others from sharing.
                LOG.warn("The certificate of {} is not valid now; nothing can be sealed to it", agency.id());
            }
        }
    }

    /** At a desk nobody but the gateway can say that an envelope arrived: without the key nothing would ever be delivered. */
    private void hosted(Agency agency) {
        String name = KeyFolder.pairOf(agency.certificate());
        if (agency.receivesAtDesk()) {
            // That its certificate has ended is no reason to stop: the others go on sharing.
            check.onP256(keys.everyOwn(name).getFirst(), name);
            return;
        }
        try {
            keys.everyOwn(name);
        } catch (KeysUnusable e) {
            LOG.warn("The key of {} cannot be used; its officers cannot open anything on a page", agency.id());
        }
    }
}
