package org.safeconduct.sealing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.fuzz.FuzzTarget;
import org.safeconduct.sealing.envelope.Envelope;
import org.safeconduct.sealing.opening.AgencyKey;
import org.safeconduct.sealing.receipt.Jws;
import org.safeconduct.sealing.receipt.ReceiptVerifier;
import org.safeconduct.sealing.receipt.ReceiptsForTests;

/** Envelopes for each kind of key, and recipients' receipts: what opens or holds says what was sealed or signed. */
public final class FuzzedSeals implements FuzzTarget {

    private final byte[] sound;
    private final byte[] says;
    private final UnaryOperator<byte[]> reader;

    private FuzzedSeals(byte[] sound, UnaryOperator<byte[]> reader) {
        this.sound = sound;
        this.reader = reader;
        this.says = reader.apply(sound);
    }

    public static List<FuzzTarget> all() {
        Workshop workshop = new Workshop(folder());
        workshop.rekey(Partnership.MASH, "P-384");
        workshop.rekey(Partnership.SCHOOL, "ML-KEM-768");
        List<AgencyId> recipients = List.of(Partnership.MASH, Partnership.POLICE, Partnership.SCHOOL);
        List<FuzzTarget> all = new ArrayList<>();
        try {
            List<byte[]> envelopes = workshop.sealing(Workshop.CLOCK).seal(Samples.explained()).envelopes().stream()
                    .map(Envelope::bytes)
                    .toList();
            for (int i = 0; i < envelopes.size(); i++) {
                all.add(new FuzzedSeals(envelopes.get(i), workshop.opener(recipients.get(i))::open));
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        AgencyKey police = workshop.key(Partnership.POLICE);
        ReceiptVerifier verifier = ReceiptsForTests.verifier(Workshop.CLOCK);
        Map<String, Object> claims = Map.of(
                "typ", "delivery-receipt",
                "envelopeId", CANARY,
                "reference", "SC-7Q4K-2M9T",
                "digest", "00ff",
                "receivedAt", "2026-11-22T10:00:00Z");
        all.add(new FuzzedSeals(
                Jws.sign(workshop.keys.own("county-police"), ReceiptVerifier.TYPE, claims)
                        .getBytes(StandardCharsets.US_ASCII),
                jws -> String.valueOf(new TreeMap<>(
                                verifier.verify(new String(jws, StandardCharsets.UTF_8), police.certificate())))
                        .getBytes(StandardCharsets.UTF_8)));
        return all;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("fuzzed-seals");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(sound);
    }

    @Override
    public void read(byte[] message) {
        if (!Arrays.equals(reader.apply(message), says)) {
            throw new AssertionError("something else than was sealed or signed holds");
        }
    }
}
