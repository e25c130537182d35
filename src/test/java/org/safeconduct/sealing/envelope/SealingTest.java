package org.safeconduct.sealing.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.DisclosureJson;
import org.safeconduct.handling.Explained;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.sealing.Partnership;
import org.safeconduct.sealing.Samples;
import org.safeconduct.sealing.Workshop;
import org.safeconduct.sealing.keys.KeyFolder;
import org.safeconduct.sealing.opening.Opener;
import org.safeconduct.sealing.opening.OpeningRefused;
import org.safeconduct.sharing.Release;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class SealingTest {

    @TempDir
    Path folder;

    private final ObjectMapper json = new ObjectMapper();
    private Workshop workshop;

    @BeforeEach
    void makeKeys() {
        workshop = new Workshop(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P-256", "P-384", "ML-KEM-768"})
    void opensForItsRecipient_whateverTheKindOfKey(String algorithm) throws Exception {
        workshop.rekey(Partnership.POLICE, algorithm);
        Envelope envelope = envelopes().get(1);

        JsonNode content = json.readTree(workshop.opener(Partnership.POLICE).open(envelope.bytes()));

        assertThat(content.path("envelopeId").asString())
                .isEqualTo(envelope.id().toString());
        assertThat(DisclosureJson.read(content.path("disclosure")))
                .isEqualTo(Samples.disclosure("A narrative of " + Samples.CANARY));
    }

    @Test
    void tellsTheRecipientWhoAskedWhatAndWhatIsLeftOut() throws Exception {
        Envelope envelope = envelopes().get(1);

        JsonNode content = json.readTree(workshop.opener(Partnership.POLICE).open(envelope.bytes()));
        ((tools.jackson.databind.node.ObjectNode) content).remove(List.of("envelopeId", "disclosure"));

        assertThat(content).isEqualTo(json.readTree("""
                {"schema": "https://safeconduct.org/schema/envelope-1", "reference": "SC-7Q4K-2M9T",
                 "from": "oakfield-school", "fromName": "The oakfield-school", "to": "county-police", "use": "act",
                 "receivedAt": "2026-11-22T10:00:00Z",
                 "caveats": ["do-not-inform-subject", "minimise"],
                 "informing": {"state": "do-not-inform", "reason": "prejudice-investigation",
                               "reviewOn": "2026-12-22"},
                 "withheld": ["medication", "upn"],
                 "findings": [{"code": "nhs-number-check", "pointer": "/subjects/0/nhsNumber",
                               "text": "The check digit fails."}],
                 "handlingStatement": {"rulebook": "2026.11", "lines": ["HD-REC-01"]}}"""));
    }

    @Test
    void makesOneEnvelopeForEachRelease_withItsOwnUseAndWithheldItems() throws Exception {
        List<Envelope> envelopes = envelopes();

        assertThat(envelopes)
                .extracting(Envelope::to, Envelope::use)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Partnership.MASH, Release.Use.ACT),
                        org.assertj.core.groups.Tuple.tuple(Partnership.POLICE, Release.Use.ACT),
                        org.assertj.core.groups.Tuple.tuple(Partnership.SCHOOL, Release.Use.REVIEW));
        assertThat(envelopes).extracting(Envelope::id).doesNotHaveDuplicates();
        JsonNode review = json.readTree(
                workshop.opener(Partnership.SCHOOL).open(envelopes.get(2).bytes()));
        assertThat(review.path("use").asString()).isEqualTo("review");
        assertThat(review.path("withheld")).isEmpty();
    }

    @Test
    void namesDigestAndRecipientsKey() throws Exception {
        Envelope envelope = envelopes().getFirst();

        assertThat(envelope.digest()).isEqualTo(sha256(envelope.bytes()));
        assertThat(envelope.recipientKey())
                .isEqualTo(sha256(workshop.key(Partnership.MASH).certificate().getEncoded()));
    }

    @Test
    void leavesNothingReadable() throws Exception {
        for (Envelope envelope : envelopes()) {
            assertThat(new String(envelope.bytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain(Samples.CANARY, "disclosure", Samples.REFERENCE.value(), "oakfield-school");
        }
    }

    @Test
    void printsNothingOfTheDisclosure() throws Exception {
        Explained explained = Samples.explained();
        Disclosure whole = Samples.disclosure(Samples.CANARY);
        List<Object> printed = List.of(
                workshop.sealing(Workshop.CLOCK).seal(explained),
                envelopes().getFirst(),
                workshop.key(Partnership.POLICE),
                workshop.keys.own(KeyFolder.GATEWAY),
                workshop.vault(),
                whole);

        assertThat(printed)
                .allSatisfy(value ->
                        assertThat(value.toString()).doesNotContain(Samples.CANARY, "A Teacher", "PRIVATE", "2011"));
        assertThat(printed)
                .filteredOn(value -> !(value instanceof Envelope))
                .allSatisfy(value -> assertThat(value.toString()).contains("withheld"));
    }

    @Test
    void isUnavailable_whenRecipientsCertificateHasExpired() throws Exception {
        workshop.rekey(Partnership.POLICE, "P-256", Workshop.NOW.minusSeconds(7200), Workshop.NOW.minusSeconds(1));

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(this::envelopes)
                .withMessage("the certificate of county-police has expired or is not valid yet");
    }

    @Test
    void isUnavailable_whenGatewaysOwnCertificateHasExpired() throws Exception {
        Sealing later = workshop.sealing(Clock.offset(Workshop.CLOCK, Duration.ofDays(731)));
        for (var agency : workshop.partnership.agencies()) {
            workshop.rekey(agency.id(), "P-256", Workshop.NOW.minusSeconds(1), Workshop.NOW.plus(Duration.ofDays(800)));
        }

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> later.seal(Samples.explained()))
                .withMessage("the gateway's certificate is not valid now");
    }

    @Test
    void isUnavailable_whenNothingCanBeSealedToTheKey() throws Exception {
        workshop.rekey(Partnership.POLICE, "Ed25519");

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(this::envelopes)
                .withMessage("the certificate of county-police cannot be used");
    }

    @Test
    void sealsToTheNewCertificate_whenItsFileIsReplaced() throws Exception {
        Sealing sealing = workshop.sealing(Workshop.CLOCK);
        Opener old = workshop.opener(Partnership.POLICE);
        old.open(sealing.seal(Samples.explained()).envelopes().get(1).bytes());

        workshop.rekey(Partnership.POLICE, "P-384");
        byte[] bytes = sealing.seal(Samples.explained()).envelopes().get(1).bytes();

        assertThat(workshop.opener(Partnership.POLICE).open(bytes)).isNotEmpty();
        assertThatExceptionOfType(OpeningRefused.class).isThrownBy(() -> old.open(bytes));
    }

    private List<Envelope> envelopes() throws Exception {
        return workshop.sealing(Workshop.CLOCK).seal(Samples.explained()).envelopes();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
