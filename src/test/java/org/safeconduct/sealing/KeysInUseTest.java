package org.safeconduct.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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

/** Which key counts while keys change, and which does not any more. */
class KeysInUseTest {

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
    void newKeySigns_onceItIsWhole_andTheOldOneStaysPublished() throws Exception {
        OwnKeys own = workshop.own(LATER);
        PublicKeys published = new PublicKeys(own);
        String old = own.receiptNow().certificate().toString();
        List<Map<String, String>> recorded = new ArrayList<>();

        operator.own("receipt");
        String key = operator.read("receipt.key");
        Files.writeString(folder.resolve("receipt.key"), "half a ke");
        assertThat(own.look(recorded::add)).as("published, and not in use").isTrue();
        assertThat(own.receiptNow().certificate()).hasToString(old);
        assertThat((List<?>) published.receiptKeys().get("keys")).hasSize(2);

        Files.writeString(folder.resolve("receipt.key"), key);
        assertThat(own.look(recorded::add)).isTrue();
        assertThat(own.receiptNow().certificate().toString()).isNotEqualTo(old);
        assertThat(own.receiptNow().isWhole()).isTrue();
        assertThat((List<?>) published.receiptKeys().get("keys")).hasSize(2);
        assertThat(recorded.getLast().get("receipt"))
                .isEqualTo(Crypto.sha256(own.receiptNow().certificate()));
        assertThat(own.look(recorded::add)).as("nothing new").isFalse();
    }

    @Test
    void oldKeysStay_whenTheChangeCannotBePutOnRecord() throws Exception {
        OwnKeys own = workshop.own(LATER);
        OwnKey old = own.gatewayNow();
        operator.own("gateway");

        assertThatIllegalStateException()
                .isThrownBy(() -> own.look(found -> {
                    throw new IllegalStateException("no evidence");
                }));
        assertThat(own.gatewayNow()).isSameAs(old);

        assertThat(own.look(found -> {})).as("tried again").isTrue();
        assertThat(own.gatewayNow()).isNotEqualTo(old);
    }

    @Test
    void oldKeyStays_whenTheNewOneIsOfAnotherCertificate() throws Exception {
        OwnKeys own = workshop.own(LATER);
        OwnKey old = own.serverNow();
        Files.copy(
                folder.resolve("gateway.key"),
                folder.resolve("server.key"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        own.look(found -> {});

        assertThat(own.serverNow()).isEqualTo(old);
    }

    @Test
    void whatWasLockedBefore_isUnlocked_andPseudonymsStay_afterTheStoreKeyHasChanged() throws Exception {
        OwnKeys own = workshop.own(LATER);
        Vault vault = new Vault(own, Workshop.IDS);
        byte[] before = vault.lock("SC-7Q4K-2M9T", new byte[] {1});
        String pseudonym = vault.pseudonym("someone");
        operator.storeKey();
        own.look(found -> {});
        byte[] after = vault.lock("SC-7Q4K-2M9T", new byte[] {2});

        assertThat(vault.unlock("SC-7Q4K-2M9T", before)).containsExactly(1);
        assertThat(vault.unlock("SC-7Q4K-2M9T", after)).containsExactly(2);
        assertThat(vault.pseudonym("someone")).isEqualTo(pseudonym);
        assertThat(java.util.Arrays.copyOf(after, 5)).isNotEqualTo(java.util.Arrays.copyOf(before, 5));
    }

    @Test
    void sealsToTheNewestCertificate_andWhatIsSealedToTheOtherStillGoes() throws Exception {
        RecipientKeys recipients = workshop.recipients(LATER);
        String old = operator.fingerprints("county-police").getFirst();
        operator.agency("county-police");
        String fresh = operator.fingerprints("county-police").getLast();

        assertThat(recipients.of(POLICE).fingerprint()).isEqualTo(fresh);
        assertThat(recipients.standing(POLICE, old)).isEqualTo(Standing.HOLDS);
        assertThat(recipients.signing(POLICE)).hasSize(2);
    }

    @Test
    void certificateThatLeftTheFile_isWithdrawn() throws Exception {
        RecipientKeys recipients = workshop.recipients(LATER);
        String old = recipients.of(POLICE).fingerprint();

        operator.withdraw("county-police");

        assertThat(recipients.standing(POLICE, old)).isEqualTo(Standing.WITHDRAWN);
        assertThat(recipients.standing(POLICE, recipients.of(POLICE).fingerprint()))
                .isEqualTo(Standing.HOLDS);
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
    void whatIsSealedWaits_whenTheFileCannotBeRead() throws Exception {
        RecipientKeys recipients = workshop.recipients(Workshop.CLOCK);
        String fingerprint = recipients.of(POLICE).fingerprint();
        Files.delete(folder.resolve("county-police.pem"));

        assertThat(recipients.standing(POLICE, fingerprint)).isEqualTo(Standing.UNKNOWN);
    }

    @Test
    void revokedCertificate_isWithdrawn_signsNothing_andOpensNoDoor() throws Exception {
        X509Certificate police = workshop.keys.certificate("county-police.pem");
        X509Certificate mash = workshop.keys.certificate("county-mash.pem");
        operator.list(Duration.ofDays(1), police);
        RecipientKeys recipients = workshop.recipients(LATER);

        assertThat(recipients.standing(POLICE, Crypto.sha256(police))).isEqualTo(Standing.WITHDRAWN);
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> recipients.of(POLICE))
                .withMessageContaining("was revoked");
        assertThat(recipients.signing(POLICE)).isEmpty();
        AgencyClients clients = new AgencyClients(workshop.revocation(RevocationSettings.By.LIST_IF_PRESENT, LATER));
        assertThat(clients.mayStillBeUsed(police)).isFalse();
        assertThat(clients.mayStillBeUsed(mash)).isTrue();
        assertThat(recipients.of(Partnership.agency("county-mash")).certificate())
                .isEqualTo(mash);
    }

    @Test
    void newList_countsAtOnce() throws Exception {
        X509Certificate police = workshop.keys.certificate("county-police.pem");
        operator.list(Duration.ofDays(1));
        Revocation revocation = workshop.revocation(RevocationSettings.By.LIST, LATER);
        assertThat(revocation.of(police)).isEqualTo(Revocation.Standing.GOOD);

        operator.list(Duration.ofDays(1), police);

        assertThat(revocation.of(police)).isEqualTo(Revocation.Standing.REVOKED);
    }

    @Test
    void isClosedWhenUnsure_unlessThePartnershipSaysOtherwise() throws Exception {
        X509Certificate police = workshop.keys.certificate("county-police.pem");
        Revocation strict = workshop.revocation(RevocationSettings.By.LIST, LATER);
        assertThat(strict.of(police)).as("no list").isEqualTo(Revocation.Standing.UNKNOWN);
        assertThat(workshop.revocation(RevocationSettings.By.LIST_IF_PRESENT, LATER)
                        .of(police))
                .isEqualTo(Revocation.Standing.GOOD);

        operator.list(Duration.ofHours(-1));
        assertThat(strict.of(police)).as("a list that is out of date").isEqualTo(Revocation.Standing.UNKNOWN);
        assertThat(workshop.revocation(RevocationSettings.By.LIST_IF_PRESENT, LATER)
                        .of(police))
                .isEqualTo(Revocation.Standing.UNKNOWN);
        assertThat(workshop.revocation(RevocationSettings.By.OCSP, LATER).of(police))
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
        assertThat(recipients.standing(POLICE, fingerprint)).isEqualTo(Standing.UNKNOWN);
    }
}
