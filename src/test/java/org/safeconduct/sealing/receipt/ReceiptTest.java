package org.safeconduct.sealing.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.disclosure.Json;
import org.safeconduct.sealing.Partnership;
import org.safeconduct.sealing.Samples;
import org.safeconduct.sealing.Workshop;
import org.safeconduct.sealing.opening.AgencyKey;
import tools.jackson.databind.ObjectMapper;

class ReceiptTest {

    private static final UUID ID = UUID.fromString("8b0c3e9a-4d52-4a3c-9b1e-6f1a2b3c4d5e");
    private static final Map<String, Object> CLAIMS = Map.of(
            "typ", "delivery-receipt",
            "envelopeId", ID.toString(),
            "reference", Samples.REFERENCE.value(),
            "digest", "00ff",
            "receivedAt", "2026-11-22T10:00:00Z");

    @TempDir
    Path folder;

    private final ReceiptVerifier verifier = new ReceiptVerifier(Workshop.CLOCK);
    private Workshop workshop;
    private AgencyKey police;

    @BeforeEach
    void makeKeys() {
        workshop = new Workshop(folder);
        police = workshop.key(Partnership.POLICE);
    }

    @Test
    void anyoneVerifiesTheGatewaysReceipt_withThePublishedKeys() throws Exception {
        JWSObject receipt =
                JWSObject.parse(new ReceiptSigner(workshop.own()).sign(Map.of("reference", "SC-7Q4K-2M9T")));

        var key = published().getKeyByKeyId(receipt.getHeader().getKeyID());

        assertThat(receipt.verify(new ECDSAVerifier(key.toECKey()))).isTrue();
        assertThat(receipt.getHeader().getType()).isEqualTo(new JOSEObjectType("safe-conduct-receipt+jws"));
        assertThat(receipt.getHeader().getKeyID())
                .isEqualTo(key.computeThumbprint().toString());
        assertThat(receipt.getPayload().toJSONObject()).containsExactly(entry("reference", "SC-7Q4K-2M9T"));
    }

    @Test
    void publishesNoPrivateKey_andKeysOfEarlierReceiptsToo() throws Exception {
        String first = Files.readString(folder.resolve("receipt.pem"));
        Files.delete(folder.resolve("receipt.pem"));
        Files.delete(folder.resolve("receipt.key"));
        workshop.start(Workshop.CLOCK);
        Files.writeString(folder.resolve("receipt.pem"), first, java.nio.file.StandardOpenOption.APPEND);

        assertThat(published().getKeys()).hasSize(2).noneMatch(key -> key.isPrivate());
    }

    @Test
    void believesARecipientsReceipt() {
        String receipt = police.receipt(ID, Samples.REFERENCE, "00ff", Workshop.NOW);

        assertThat(verifier.verify(receipt, police.certificate())).isEqualTo(CLAIMS);
    }

    @Test
    void refuses_whenAnotherAgencySigned() {
        AgencyKey mash = workshop.key(Partnership.MASH);
        refuses(mash.receipt(ID, Samples.REFERENCE, "00ff", Workshop.NOW), police);
    }

    @Test
    void refuses_whenRecipientsCertificateHasExpired() {
        String receipt = police.receipt(ID, Samples.REFERENCE, "00ff", Workshop.NOW);
        ReceiptVerifier later = new ReceiptVerifier(Clock.offset(Workshop.CLOCK, Duration.ofDays(731)));

        assertThatExceptionOfType(ReceiptRefused.class).isThrownBy(() -> later.verify(receipt, police.certificate()));
    }

    @Test
    void refuses_whenAClaimIsMissingOrOfAnotherKind() {
        for (String claim : CLAIMS.keySet()) {
            Map<String, Object> less = new HashMap<>(CLAIMS);
            less.remove(claim);
            refuses(Jws.sign(workshop.keys.own("county-police"), ReceiptVerifier.TYPE, less), police);
            less.put(claim, 7);
            refuses(Jws.sign(workshop.keys.own("county-police"), ReceiptVerifier.TYPE, less), police);
        }
    }

    @Test
    void refuses_whenItIsSomethingElseThatTheAgencySigned() {
        refuses(Jws.sign(workshop.keys.own("county-police"), new JOSEObjectType("JWT"), CLAIMS), police);
        refuses(new ReceiptSigner(workshop.own()).sign(CLAIMS), police);
    }

    @Test
    void refuses_whenTheAlgorithmIsNotOurs() throws Exception {
        refuses(new PlainObject(new Payload(CLAIMS)).serialize(), police);
        JWSObject keyedWithThePublicKey = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(CLAIMS));
        keyedWithThePublicKey.sign(
                new MACSigner(police.certificate().getPublicKey().getEncoded()));
        refuses(keyedWithThePublicKey.serialize(), police);
    }

    @Test
    void refuses_whenAnyCharacterIsAltered() {
        String receipt = police.receipt(ID, Samples.REFERENCE, "00ff", Workshop.NOW);
        // The last character of a 64-byte signature carries bits that count for nothing, so that it is left alone.
        for (int i = 0; i < receipt.length() - 1; i++) {
            StringBuilder altered = new StringBuilder(receipt);
            altered.setCharAt(i, receipt.charAt(i) == 'A' ? 'B' : 'A');
            refuses(altered.toString(), police);
        }
        for (String nonsense : List.of("", ".", "..", "a.b.c", receipt + "." + receipt, receipt.repeat(50))) {
            refuses(nonsense, police);
        }
    }

    @Test
    void refuses_whenTheCertificateCannotSign() {
        String receipt = police.receipt(ID, Samples.REFERENCE, "00ff", Workshop.NOW);
        workshop.rekey(Partnership.POLICE, "ML-KEM-768");

        assertThatExceptionOfType(ReceiptRefused.class)
                .isThrownBy(() -> verifier.verify(receipt, workshop.keys.certificate("county-police.pem")));
    }

    private void refuses(String jws, AgencyKey signer) {
        assertThatExceptionOfType(ReceiptRefused.class)
                .isThrownBy(() -> verifier.verify(jws, signer.certificate()))
                .withMessage("the receipt cannot be believed")
                .withNoCause();
    }

    private JWKSet published() throws Exception {
        String keys = Json.mapper().writeValueAsString(new PublicKeys(workshop.own()).receiptKeys());
        assertThat(new ObjectMapper().readTree(keys).findValue("d")).isNull();
        return JWKSet.parse(keys);
    }
}
