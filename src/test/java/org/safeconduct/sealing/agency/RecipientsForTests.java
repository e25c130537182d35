package org.safeconduct.sealing.agency;

import java.time.Clock;
import java.time.Duration;
import org.safeconduct.agreement.Register;
import org.safeconduct.sealing.held.HeldCertificates;
import org.safeconduct.sealing.keys.KeyFolder;
import org.safeconduct.sealing.own.OwnKeys;

/** Opens the package to tests that need recipients' keys. */
public final class RecipientsForTests {

    private RecipientsForTests() {}

    public static RecipientKeys of(KeyFolder keys, HeldCertificates held, OwnKeys own, Register register, Clock clock) {
        return new RecipientKeys(
                held, register, revocation(keys, own, RevocationSettings.By.LIST_IF_PRESENT, clock), clock);
    }

    static Revocation revocation(KeyFolder keys, OwnKeys own, RevocationSettings.By by, Clock clock) {
        return new Revocation(
                keys,
                own,
                new RevocationSettings(by, RevocationSettings.WhenUnknown.REFUSE, null, Duration.ofSeconds(30)),
                clock);
    }
}
