package org.safeconduct.sealing.envelope;

import java.time.Clock;
import java.time.Instant;
import org.safeconduct.agreement.Register;
import org.safeconduct.platform.Ids;
import org.safeconduct.sealing.agency.RecipientKeys;
import org.safeconduct.sealing.own.OwnKeys;

/** Opens the package to tests that need envelopes. */
public final class SealingForTests {

    private SealingForTests() {}

    public static Sealing of(Register register, RecipientKeys recipients, OwnKeys own, Clock clock, Ids ids)
            throws Exception {
        return new Sealing(register, recipients, new EnvelopeSigner(own, clock), ids);
    }

    /** The inner layer alone, signed at that time whether or not the certificate is valid then. */
    public static byte[] sign(OwnKeys own, byte[] content, Instant at) throws Exception {
        return new EnvelopeSigner(own, Clock.systemUTC()).sign(content, at);
    }
}
