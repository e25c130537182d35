package org.safeconduct.sealing.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.sealing.Partnership;
import org.safeconduct.sealing.Rollover;
import org.safeconduct.sealing.Samples;
import org.safeconduct.sealing.Workshop;
import org.safeconduct.sealing.held.HeldCertificates;
import org.safeconduct.sealing.keys.Crypto;

/** Which of an agency's certificates counts while they change, and which does not any more. */
class RecipientKeysTest {

    private static final Agency POLICE = Partnership.agency("county-police");
    private static final Clock LATER = Clock.offset(Workshop.CLOCK, Duration.ofHours(1));

    @TempDir
    Path folder;

    private Workshop workshop;
    private Rollover operator;

    @BeforeEach
    void makeKeys() {
        workshop = new Workshop(folder);
        operator = new Rollover(folder, LATER);
    }

    @Test
    void sealsToTheNewestCertificate_andWhatIsSealedToTheOtherStillGoes() throws Exception {
        RecipientKeys recipients = workshop.recipients(LATER);
        String old = operator.fingerprints("county-police").getFirst();
        operator.agency("county-police");
        String fresh = operator.fingerprints("county-police").getLast();

        assertThat(recipients.of(POLICE).fingerprint()).isEqualTo(fresh);
        assertThat(recipients.standing(POLICE, old)).isEqualTo(CertificateStanding.HOLDS);
        assertThat(recipients.signing(POLICE)).hasSize(2);
    }

    @Test
    void certificateThatLeftTheFile_isWithdrawn() throws Exception {
        RecipientKeys recipients = workshop.recipients(LATER);
        String old = recipients.of(POLICE).fingerprint();

        operator.withdraw("county-police");

        assertThat(recipients.standing(POLICE, old)).isEqualTo(CertificateStanding.WITHDRAWN);
        assertThat(recipients.standing(POLICE, recipients.of(POLICE).fingerprint()))
                .isEqualTo(CertificateStanding.HOLDS);
    }

    @Test
    void certificateOfAnAddedAgency_countsOnlyIfThisGatewayPutItThere_andForThatAgency() throws Exception {
        Agency added = Partnership.agency("harbour-police");
        String pem = operator.certificate("harbour-police");
        Map<AgencyId, byte[]> store = new HashMap<>();
        HeldCertificates held = workshop.held(agency -> Optional.ofNullable(store.get(agency)));

        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> held.of(added));
        store.put(added.id(), pem.getBytes(StandardCharsets.US_ASCII));
        assertThatExceptionOfType(Unavailable.class).as("as it came").isThrownBy(() -> held.of(added));
        store.put(added.id(), held.lock(POLICE.id(), pem));
        assertThatExceptionOfType(Unavailable.class).as("another's").isThrownBy(() -> held.of(added));

        store.put(added.id(), held.lock(added.id(), pem));
        assertThat(held.of(added)).hasSize(1);
        assertThat(held.of(POLICE))
                .as("one of the file, whatever the store has")
                .isEqualTo(workshop.keys.certificates("county-police.pem"));
    }

    @Test
    void certificateThatAHostedAgencyKeptBesideItsKey_holdsForWhatWasSealedToIt_andForNothingNew() throws Exception {
        Agency hosted = new Agency(
                POLICE.id(),
                POLICE.name(),
                POLICE.sector(),
                Set.of(),
                POLICE.certificate(),
                POLICE.endpoint(),
                true,
                Optional.empty(),
                Optional.empty(),
                false);
        RecipientKeys recipients = workshop.recipients(LATER);
        X509Certificate old = recipients.of(hosted).certificate();
        byte[] sealed = workshop.sealing(Workshop.CLOCK).seal(Samples.explained()).envelopes().stream()
                .filter(envelope -> envelope.to().equals(POLICE.id()))
                .findFirst()
                .orElseThrow()
                .bytes();

        operator.renew("county-police");

        assertThat(recipients.standing(hosted, Crypto.sha256(old))).isEqualTo(CertificateStanding.HOLDS);
        assertThat(recipients.standing(POLICE, Crypto.sha256(old)))
                .as("not hosted")
                .isEqualTo(CertificateStanding.WITHDRAWN);
        assertThat(recipients.of(hosted).certificate()).isNotEqualTo(old);
        assertThat(recipients.signing(hosted)).doesNotContain(old);
        assertThat(workshop.key(POLICE.id()).certificate())
                .as("signs receipts")
                .isEqualTo(recipients.of(hosted).certificate());
        assertThat(workshop.opener(POLICE.id()).open(sealed)).isNotEmpty();
        operator.list(Duration.ofDays(1), old);
        assertThat(recipients.standing(hosted, Crypto.sha256(old)))
                .as("revoked")
                .isEqualTo(CertificateStanding.WITHDRAWN);
        operator.replaceBoth("county-police");
        assertThat(workshop.recipients(LATER).standing(hosted, Crypto.sha256(old)))
                .isEqualTo(CertificateStanding.WITHDRAWN);
    }

    @Test
    void whatIsSealedWaits_whenTheFileCannotBeRead() throws Exception {
        RecipientKeys recipients = workshop.recipients(Workshop.CLOCK);
        String fingerprint = recipients.of(POLICE).fingerprint();
        Files.delete(folder.resolve("county-police.pem"));

        assertThat(recipients.standing(POLICE, fingerprint)).isEqualTo(CertificateStanding.UNKNOWN);
    }

    @Test
    void revokedCertificate_isWithdrawn_signsNothing_andOpensNoDoor() throws Exception {
        X509Certificate police = workshop.keys.certificate("county-police.pem");
        X509Certificate mash = workshop.keys.certificate("county-mash.pem");
        operator.list(Duration.ofDays(1), police);
        RecipientKeys recipients = workshop.recipients(LATER);

        assertThat(recipients.standing(POLICE, Crypto.sha256(police))).isEqualTo(CertificateStanding.WITHDRAWN);
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> recipients.of(POLICE))
                .withMessageContaining("was revoked");
        assertThat(recipients.signing(POLICE)).isEmpty();
        AgencyClients clients = new AgencyClients(revocation(RevocationSettings.By.LIST_IF_PRESENT, LATER), recipients);
        assertThat(clients.mayStillBeUsed(police)).isFalse();
        assertThat(clients.mayStillBeUsed(mash)).isTrue();
        assertThat(recipients.of(Partnership.agency("county-mash")).certificate())
                .isEqualTo(mash);
    }

    @Test
    void aCertificateOfTheRegister_isItsAgencysAndNoOthers() throws Exception {
        X509Certificate police = workshop.keys.certificate("county-police.pem");
        AgencyClients clients =
                new AgencyClients(revocation(RevocationSettings.By.LIST_IF_PRESENT, LATER), workshop.recipients(LATER));

        assertThat(clients.isOfAnother(
                        police, Partnership.agency("county-police").id()))
                .isFalse();
        assertThat(clients.isOfAnother(police, Partnership.agency("county-mash").id()))
                .isTrue();
        assertThat(clients.isOfAnother(
                        workshop.keys.certificate("gateway.pem"),
                        Partnership.agency("county-mash").id()))
                .as("a system of its own, which the register does not know")
                .isFalse();
    }

    @Test
    void newList_countsAtOnce() throws Exception {
        X509Certificate police = workshop.keys.certificate("county-police.pem");
        operator.list(Duration.ofDays(1));
        Revocation revocation = revocation(RevocationSettings.By.LIST, LATER);
        assertThat(revocation.of(police)).isEqualTo(Revocation.Standing.GOOD);

        operator.list(Duration.ofDays(1), police);

        assertThat(revocation.of(police)).isEqualTo(Revocation.Standing.REVOKED);
    }

    @Test
    void isClosedWhenUnsure_unlessThePartnershipSaysOtherwise() throws Exception {
        X509Certificate police = workshop.keys.certificate("county-police.pem");
        Revocation strict = revocation(RevocationSettings.By.LIST, LATER);
        assertThat(strict.of(police)).as("no list").isEqualTo(Revocation.Standing.UNKNOWN);
        assertThat(revocation(RevocationSettings.By.LIST_IF_PRESENT, LATER).of(police))
                .isEqualTo(Revocation.Standing.GOOD);

        operator.list(Duration.ofHours(-1));
        assertThat(strict.of(police)).as("a list that is out of date").isEqualTo(Revocation.Standing.UNKNOWN);
        assertThat(revocation(RevocationSettings.By.LIST_IF_PRESENT, LATER).of(police))
                .isEqualTo(Revocation.Standing.UNKNOWN);
        assertThat(revocation(RevocationSettings.By.OCSP, LATER).of(police))
                .as("no responder")
                .isEqualTo(Revocation.Standing.UNKNOWN);

        Revocation lenient = new Revocation(
                workshop.keys,
                workshop.own(),
                new RevocationSettings(
                        RevocationSettings.By.LIST,
                        RevocationSettings.WhenUnknown.ACCEPT,
                        null,
                        Duration.ofSeconds(30)),
                LATER);
        assertThat(lenient.of(police)).isEqualTo(Revocation.Standing.GOOD);
    }

    @Test
    void refusesWithAReason_whenPostQuantumIsDemandedAndTheRecipientHasNone() throws Exception {
        Agency demanding = new Agency(
                POLICE.id(),
                POLICE.name(),
                POLICE.sector(),
                Set.of(),
                POLICE.certificate(),
                POLICE.endpoint(),
                false,
                Optional.empty(),
                Optional.empty(),
                true);
        RecipientKeys recipients = workshop.recipients(Workshop.CLOCK);

        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> recipients.of(demanding))
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(Rejection.Kind.RECIPIENT_KEY))
                .withMessageContaining("post-quantum");

        String elliptic = operator.read("county-police.pem");
        workshop.rekey(Partnership.POLICE, "ML-KEM-768");
        operator.replace("county-police.pem", operator.read("county-police.pem") + elliptic);
        assertThat(recipients.of(demanding).key()).containsInstanceOf(KemSealingKey.class);
        assertThat(recipients.signing(demanding))
                .as("it signs with its other key")
                .hasSize(2);
    }

    @Test
    void sealsOnlyToTheCertificateThatWasAgreed_whenAnAgreementNamesOne() {
        String fingerprint = operator.fingerprints("county-police").getFirst();
        workshop.partnership.agreed = Set.of(fingerprint);
        assertThat(workshop.recipients(Workshop.CLOCK).of(POLICE).fingerprint()).isEqualTo(fingerprint);

        workshop.partnership.agreed = Set.of("0".repeat(64));
        RecipientKeys recipients = workshop.recipients(Workshop.CLOCK);
        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> recipients.of(POLICE));
        assertThat(recipients.standing(POLICE, fingerprint)).isEqualTo(CertificateStanding.UNKNOWN);
    }

    private Revocation revocation(RevocationSettings.By by, Clock clock) {
        return RecipientsForTests.revocation(workshop.keys, workshop.own(), by, clock);
    }
}
