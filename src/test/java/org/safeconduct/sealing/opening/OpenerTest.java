package org.safeconduct.sealing.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.bouncycastle.util.BigIntegers;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.sealing.Partnership;
import org.safeconduct.sealing.Samples;
import org.safeconduct.sealing.Workshop;
import org.safeconduct.sealing.envelope.Envelope;
import org.safeconduct.sealing.envelope.SealingForTests;
import org.safeconduct.sealing.keys.KeyFolder;
import org.safeconduct.sealing.own.OwnKeys;
import org.springframework.util.FileSystemUtils;

/** Attacks on an envelope: each must end in the one refusal that says nothing. */
class OpenerTest {

    private static final int SIGN = 1 << 7;
    private static final Path FOLDER = temporary();
    private static final Workshop WORKSHOP = new Workshop(FOLDER.resolve("ours"));

    /** In the order of the sample's envelopes; each has a key of another kind. */
    private static final List<AgencyId> AGENCIES = List.of(Partnership.MASH, Partnership.POLICE, Partnership.SCHOOL);

    private static final List<String> KINDS = List.of("P-384", "P-256", "ML-KEM-768");
    private static final List<Opener> OPENERS;
    private static final List<byte[]> ENVELOPES;

    static {
        for (int i = 0; i < KINDS.size(); i++) {
            WORKSHOP.rekey(AGENCIES.get(i), KINDS.get(i));
        }
        OPENERS = AGENCIES.stream().map(WORKSHOP::opener).toList();
        ENVELOPES = envelopes(WORKSHOP, Workshop.CLOCK);
    }

    @AfterContainer
    static void tidy() throws IOException {
        FileSystemUtils.deleteRecursively(FOLDER);
    }

    @Example
    void opensWhatHasNotBeenTouched() {
        for (int i = 0; i < KINDS.size(); i++) {
            assertThat(OPENERS.get(i).open(ENVELOPES.get(i))).asString().contains(Samples.CANARY);
        }
    }

    @Property(tries = 1000)
    void refuses_whenAnyByteIsAltered(
            @ForAll @IntRange(max = 2) int kind,
            @ForAll @IntRange(max = 100_000) int place,
            @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] altered = ENVELOPES.get(kind).clone();
        altered[place % altered.length] ^= (byte) change;

        refuses(OPENERS.get(kind), altered);
    }

    @Example
    void refuses_whenAnyByteOfTheStructureIsAltered() {
        for (int kind = 0; kind < KINDS.size(); kind++) {
            byte[] envelope = ENVELOPES.get(kind);
            // The part that no authentication code covers stands before the ciphertext.
            int structure = KINDS.get(kind).startsWith("ML") ? 1500 : 600;
            for (int place = 0; place < structure; place++) {
                for (int change : new int[] {0x01, 0x02, 0x20, 0x80}) {
                    byte[] altered = envelope.clone();
                    altered[place] ^= (byte) change;
                    refuses(OPENERS.get(kind), altered);
                }
            }
        }
    }

    @Property
    void refuses_whenCutShortOrDrawnOut(@ForAll @IntRange(max = 2) int kind, @ForAll @IntRange(max = 6000) int length) {
        byte[] envelope = ENVELOPES.get(kind);
        if (length != envelope.length) {
            refuses(OPENERS.get(kind), Arrays.copyOf(envelope, length));
        }
    }

    @Property
    void refuses_whenNotAnEnvelope(@ForAll byte[] anything) {
        OPENERS.forEach(opener -> refuses(opener, anything));
    }

    @Example
    void refuses_whenSealedToAnother() {
        for (int kind = 0; kind < KINDS.size(); kind++) {
            for (int other = 0; other < KINDS.size(); other++) {
                if (other != kind) {
                    refuses(OPENERS.get(other), ENVELOPES.get(kind));
                }
            }
        }
    }

    @Example
    void refuses_whenSealedToAnotherKeyOfTheSameKind() {
        Workshop others = new Workshop(fresh());

        refuses(others.opener(Partnership.POLICE), ENVELOPES.get(1));
    }

    @Example
    void refuses_whenAnAuthorityWeTrustCertifiedTheSignerUnderAnotherName() throws Exception {
        Workshop impostor = impostor();
        impostor.certify(
                "gateway",
                Workshop.pair("P-256"),
                SIGN,
                WORKSHOP.keys.own(KeyFolder.CA),
                Workshop.NOW.minusSeconds(60),
                Workshop.NOW.plusSeconds(60));

        refusesAll(envelopes(impostor, Workshop.CLOCK));
    }

    @Example
    void refuses_whenAnotherAuthorityCertifiedTheSigner() throws Exception {
        refusesAll(envelopes(impostor(), Workshop.CLOCK));
    }

    @Example
    void refuses_whenSignedInTheFuture() {
        refusesAll(envelopes(WORKSHOP, Clock.offset(Workshop.CLOCK, Duration.ofMinutes(6))));
    }

    @Example
    void refuses_whenTheSignersCertificateWasNotValidAtSigning() throws Exception {
        X509Certificate gateway = WORKSHOP.keys.certificate("gateway.pem");
        OwnKeys own = WORKSHOP.own();
        SignatureCheck muchLater = new SignatureCheck(
                WORKSHOP.keys.certificates("ca.pem"),
                gateway.getSubjectX500Principal(),
                Clock.offset(Workshop.CLOCK, Duration.ofDays(4000)));
        Instant lastMoment = gateway.getNotAfter().toInstant();

        assertThat(muchLater.check(SealingForTests.sign(own, new byte[] {1}, lastMoment)))
                .containsExactly(1);
        byte[] signedTooLate = SealingForTests.sign(own, new byte[] {1}, lastMoment.plusSeconds(1));
        assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> muchLater.check(signedTooLate));
        byte[] signedTooEarly = SealingForTests.sign(
                own, new byte[] {1}, gateway.getNotBefore().toInstant().minusSeconds(1));
        assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> muchLater.check(signedTooEarly));
    }

    @Example
    void refuses_whenTheEphemeralKeyIsSwappedForItsNegative() throws Exception {
        // The negative agrees on the same key, so that decryption alone would not notice.
        byte[] envelope = ENVELOPES.get(1);
        BigInteger prime = new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
        int y = indexOf(envelope, new byte[] {0x03, 0x42, 0x00, 0x04}) + 4 + 32;
        BigInteger negative = prime.subtract(new BigInteger(1, Arrays.copyOfRange(envelope, y, y + 32)));
        byte[] altered = envelope.clone();
        System.arraycopy(BigIntegers.asUnsignedByteArray(32, negative), 0, altered, y, 32);

        refuses(OPENERS.get(1), altered);
    }

    @Example
    void opensYearsLater_whenItWasSignedWhileTheCertificateWasValid() {
        Clock later = Clock.offset(Workshop.CLOCK, Duration.ofDays(4000));
        X500Principal gateway = WORKSHOP.keys.certificate("gateway.pem").getSubjectX500Principal();

        assertThat(opener(gateway, later).open(ENVELOPES.getFirst())).isNotEmpty();
    }

    @Example
    void refuses_whenAnotherGatewayWasExpected() {
        refuses(opener(new X500Principal("CN=another gateway"), Workshop.CLOCK), ENVELOPES.getFirst());
    }

    private static Opener opener(X500Principal signer, Clock clock) {
        return new Opener(WORKSHOP.key(Partnership.MASH), WORKSHOP.keys.certificates("ca.pem"), signer, clock);
    }

    /** A gateway with keys of its own that seals to our agencies. */
    private static Workshop impostor() throws IOException {
        Workshop impostor = new Workshop(fresh());
        for (AgencyId agency : AGENCIES) {
            String file = agency + ".pem";
            Files.copy(WORKSHOP.keys.file(file), impostor.keys.file(file), StandardCopyOption.REPLACE_EXISTING);
        }
        return impostor;
    }

    private static List<byte[]> envelopes(Workshop workshop, Clock clock) {
        try {
            return workshop.sealing(clock).seal(Samples.explained()).envelopes().stream()
                    .map(Envelope::bytes)
                    .toList();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(new String(part, StandardCharsets.ISO_8859_1));
    }

    private static void refusesAll(List<byte[]> envelopes) {
        assertThat(envelopes).hasSameSizeAs(OPENERS);
        for (int i = 0; i < OPENERS.size(); i++) {
            refuses(OPENERS.get(i), envelopes.get(i));
        }
    }

    private static void refuses(Opener opener, byte[] envelope) {
        assertThatExceptionOfType(OpeningRefused.class)
                .isThrownBy(() -> opener.open(envelope))
                .withMessage("the envelope does not open")
                .withNoCause();
    }

    private static Path fresh() {
        try {
            return Files.createTempDirectory(FOLDER, "theirs");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("opener-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
