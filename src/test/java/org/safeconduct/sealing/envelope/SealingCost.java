package org.safeconduct.sealing.envelope;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import org.safeconduct.handling.Explained;
import org.safeconduct.sealing.Partnership;
import org.safeconduct.sealing.Samples;
import org.safeconduct.sealing.Workshop;
import org.safeconduct.sealing.agency.RecipientKeys;
import org.safeconduct.sealing.agency.SealingKey;
import org.safeconduct.sealing.keys.OwnKey;
import org.safeconduct.sealing.opening.Opener;
import org.safeconduct.sealing.receipt.Jws;
import org.safeconduct.sealing.receipt.ReceiptVerifier;
import org.safeconduct.sealing.vault.Vault;

/** Prints what an envelope costs, in processor time. Not a test: run its {@code main}. */
final class SealingCost {

    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 5;
    private static final int CALLS = 1000;
    private static final int ENVELOPES = 3;

    private SealingCost() {}

    public static void main(String[] arguments) throws Exception {
        for (String kind : new String[] {"P-256", "P-384", "ML-KEM-768"}) {
            Path folder = Files.createTempDirectory("sealing-cost");
            Workshop workshop = new Workshop(folder);
            workshop.partnership.agencies().forEach(agency -> workshop.rekey(agency.id(), kind));
            Sealing sealing = workshop.sealing(Workshop.CLOCK);
            Explained explained = Samples.explained("x".repeat(8000));
            Opener opener = workshop.opener(Partnership.MASH);
            byte[] envelope = sealing.seal(explained).envelopes().getFirst().bytes();

            print("seal 8 KB, " + kind, ENVELOPES, () -> sealing.seal(explained));
            print("open 8 KB, " + kind, 1, () -> opener.open(envelope));
            if (kind.equals("P-256")) {
                EnvelopeSigner signer = new EnvelopeSigner(workshop.own(), Workshop.CLOCK);
                SealingKey key = SealingKey.of(workshop.keys.certificate("county-mash.pem"));
                OwnKey receipt = workshop.own().receiptNow();
                print("  of it: sign", 1, () -> sign(signer, new byte[9000]));
                print("  of it: wrap", 1, () -> wrap(key));
                var release = explained.decided().releases().getFirst();
                var from = Partnership.agency("oakfield-school");
                var id = Workshop.IDS.uuid();
                print("  of it: write", 1, () -> EnvelopeContent.write(id, from, explained, release));
                RecipientKeys recipients = workshop.recipients(Workshop.CLOCK);
                print("  of it: look up the key", 1, () -> recipients.of(from));
                print(
                        "receipt to the sharer",
                        1,
                        () -> Jws.sign(receipt, ReceiptVerifier.TYPE, java.util.Map.of("reference", "SC-7Q4K-2M9T")));
                Vault vault = workshop.vault();
                print("lock 8 KB", 1, () -> vault.lock("SC-7Q4K-2M9T", new byte[8000]));
            }
            org.springframework.util.FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static void sign(EnvelopeSigner signer, byte[] content) {
        try {
            signer.sign(content);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void wrap(SealingKey key) {
        try {
            key.wrap(new byte[32]);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void print(String what, int units, Runnable work) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = THREAD.getCurrentThreadCpuTime();
            for (int call = 0; call < CALLS; call++) {
                work.run();
            }
            best = Math.min(best, (THREAD.getCurrentThreadCpuTime() - start) / 1000.0 / CALLS / units);
        }
        System.out.printf("%-32s %6.0f µs%n", what, best);
    }
}
