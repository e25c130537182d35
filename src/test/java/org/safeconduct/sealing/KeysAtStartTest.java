package org.safeconduct.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Sector;
import org.safeconduct.sealing.keys.Crypto;
import org.safeconduct.sealing.keys.KeyFolder;
import org.safeconduct.sealing.keys.KeysUnusable;
import org.safeconduct.sealing.keys.OwnKey;

/** What a start makes of a keys folder, and what stops it. */
class KeysAtStartTest {

    @TempDir
    Path folder;

    @Test
    void makesEveryKey_whenAFolderIsFirstUsed() throws IOException {
        new Workshop(folder.resolve("new"));

        assertThat(contents(folder.resolve("new")).keySet())
                .containsExactlyElementsOf(new TreeSet<>(List.of(
                        ".lock",
                        "ca.pem",
                        "ca.key",
                        "server.pem",
                        "server.key",
                        "gateway.pem",
                        "gateway.key",
                        "receipt.pem",
                        "receipt.key",
                        "log.key",
                        "store.key",
                        "st-marys-hospital.pem",
                        "st-marys-hospital.key",
                        "oakfield-school.pem",
                        "oakfield-school.key",
                        "haven-charity.pem",
                        "haven-charity.key",
                        "county-police.pem",
                        "county-police.key",
                        "county-mash.pem",
                        "county-mash.key",
                        "partnership-governance.pem",
                        "partnership-governance.key")));
    }

    @Test
    void stopsTheStart_whenTheKeyOfADeskIsMissing_andNotForOneWhoReadsElsewhereToo() throws IOException {
        new Workshop(folder);
        StartCheck check = new StartCheck(new KeyFolder(folder, true), Workshop.CLOCK);
        check.check(List.of(hosted("desk:inbox")), false);
        Files.delete(folder.resolve("county-mash.key"));

        assertThatExceptionOfType(KeysUnusable.class)
                .isThrownBy(() -> check.check(List.of(hosted("desk:inbox")), false))
                .withMessageContaining("county-mash.key");
        check.check(List.of(hosted("https://hub.example/envelopes")), false);
    }

    private static Agency hosted(String endpoint) {
        return new Agency(
                new AgencyId("county-mash"),
                "The hub",
                Sector.MASH,
                Set.of(),
                "county-mash.pem",
                Optional.of(URI.create(endpoint)),
                true,
                Optional.empty(),
                Optional.empty(),
                false);
    }

    @Test
    void letsNobodyElseReadThem() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        new Workshop(folder);

        assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        for (String file : contents(folder).keySet()) {
            if (!file.equals(".lock")) {
                assertThat(Files.getPosixFilePermissions(folder.resolve(file)))
                        .as(file)
                        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    @Test
    void changesNothing_onTheNextStart() throws IOException {
        Workshop workshop = new Workshop(folder);
        Map<String, String> first = contents(folder);

        workshop.start(Clock.offset(Workshop.CLOCK, Duration.ofDays(1)));

        assertThat(contents(folder)).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"county-police", "server", "gateway", "receipt"})
    void issuesWhatIsMissing_byTheAuthorityThatIsThere(String name) throws IOException {
        Workshop workshop = new Workshop(folder);
        Map<String, String> first = contents(folder);
        Files.delete(folder.resolve(name + ".pem"));
        Files.delete(folder.resolve(name + ".key"));

        workshop.start(Workshop.CLOCK);

        Map<String, String> second = contents(folder);
        assertThat(second.get(name + ".pem")).isNotEqualTo(first.remove(name + ".pem"));
        assertThat(second.get(name + ".key")).isNotEqualTo(first.remove(name + ".key"));
        assertThat(second).containsAllEntriesOf(first);
        assertThat(verifies(workshop, name + ".pem")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca", "county-police", "gateway"})
    void keepsTheKey_whenOnlyItsCertificateIsMissing(String name) throws IOException {
        Workshop workshop = new Workshop(folder);
        Map<String, String> first = contents(folder);
        Files.delete(folder.resolve(name + ".pem"));

        workshop.start(Workshop.CLOCK);

        first.remove(name + ".pem");
        assertThat(contents(folder)).containsAllEntriesOf(first);
        assertThat(verifies(workshop, "county-police.pem")).isTrue();
        assertThat(verifies(workshop, "gateway.pem")).isTrue();
    }

    @Test
    void leavesAnAgencysCertificateAlone_whenItsKeyIsElsewhere() throws IOException {
        Workshop workshop = new Workshop(folder);
        Files.delete(folder.resolve("county-police.key"));
        Map<String, String> first = contents(folder);

        workshop.start(Workshop.CLOCK);

        assertThat(contents(folder)).isEqualTo(first);
    }

    @Test
    void makesOneSet_whenSeveralStartAtOnce() {
        IntStream.range(0, 4).parallel().forEach(i -> new Workshop(folder));

        new Workshop(folder).start(Workshop.CLOCK);
        assertThat(folder.toFile().list((dir, name) -> name.startsWith(".new"))).isEmpty();
    }

    @Test
    void marksEveryCertificateAsDevelopment() throws IOException {
        Workshop workshop = new Workshop(folder);

        for (String file : contents(folder).keySet()) {
            if (file.endsWith(".pem")) {
                X509Certificate certificate = workshop.keys.certificate(file);
                assertThat(certificate.getIssuerX500Principal().getName())
                        .as(file)
                        .contains("O=Safe Conduct development\\, throw-away");
                assertThat(certificate.getNotBefore()).isEqualTo("2026-11-22T09:55:00Z");
                assertThat(certificate.getNotAfter()).isEqualTo("2028-11-22T09:55:00Z");
            }
        }
    }

    @Test
    void refusesDevelopmentCertificates_inProduction() {
        new Workshop(folder);

        assertThatExceptionOfType(KeysUnusable.class)
                .isThrownBy(() -> productionStart(Workshop.CLOCK))
                .withMessageContaining("ca.pem is a development certificate");
    }

    @Test
    void startsInProduction_whenThePartnershipIssuedEveryCertificate() throws IOException {
        productionFolder();

        productionStart(Workshop.CLOCK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"server.pem", "gateway.pem", "receipt.pem", "county-police.pem"})
    void refusesASingleDevelopmentCertificate_inProduction(String file) throws IOException {
        Path development = Files.createDirectory(folder.resolve("development"));
        new Workshop(development);
        productionFolder();
        String name = file.replace(".pem", "");
        for (String copied : List.of(name + ".pem", name + ".key")) {
            Files.copy(
                    development.resolve(copied),
                    folder.resolve(copied),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }

        assertThatExceptionOfType(KeysUnusable.class)
                .isThrownBy(() -> productionStart(Workshop.CLOCK))
                .withMessageContaining(file + " is a development certificate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ca.pem",
                "server.pem",
                "server.key",
                "gateway.pem",
                "gateway.key",
                "receipt.pem",
                "receipt.key",
                "store.key",
                "haven-charity.pem"
            })
    void namesTheFile_whenOneIsMissingOrSpoiltInProduction(String file) throws IOException {
        productionFolder();

        Files.writeString(folder.resolve(file), "not a key");
        assertThatExceptionOfType(KeysUnusable.class)
                .isThrownBy(() -> productionStart(Workshop.CLOCK))
                .withMessageContaining(file);
        Files.delete(folder.resolve(file));
        assertThatExceptionOfType(KeysUnusable.class)
                .isThrownBy(() -> productionStart(Workshop.CLOCK))
                .withMessageContaining(file + " is missing");
        assertThat(folder.resolve(file)).doesNotExist();
    }

    @Test
    void refusesAKey_whenItBelongsToAnotherCertificate() throws IOException {
        Workshop workshop = new Workshop(folder);
        Files.copy(
                folder.resolve("receipt.key"),
                folder.resolve("gateway.key"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThatExceptionOfType(KeysUnusable.class)
                .isThrownBy(() -> workshop.start(Workshop.CLOCK))
                .withMessageContaining("gateway.key does not belong to gateway.pem");
    }

    @Test
    void refusesItsOwnCertificates_onceTheyHaveExpired() {
        Workshop workshop = new Workshop(folder);

        assertThatExceptionOfType(KeysUnusable.class)
                .isThrownBy(() -> workshop.start(Clock.offset(Workshop.CLOCK, Duration.ofDays(731))))
                .withMessageContaining("server.pem has expired")
                .satisfies(e -> assertThat(e.remedy()).contains("Delete server.pem"));
    }

    /** Every certificate issued by an authority that is not a development one. */
    private void productionFolder() throws IOException {
        Workshop workshop = new Workshop(folder);
        var pair = Workshop.pair("P-256");
        workshop.certifyAuthority("CN=Partnership authority", pair);
        OwnKey authority = workshop.keys.own(KeyFolder.CA);
        var until = Workshop.NOW.plus(Duration.ofDays(30));
        for (String name : List.of("server", "gateway", "receipt")) {
            workshop.certify(name, Workshop.pair("P-256"), 1 << 7, authority, Workshop.NOW, until);
        }
        workshop.partnership.agencies().forEach(agency -> workshop.rekey(agency.id(), "P-256"));
        Files.delete(folder.resolve("ca.key"));
        for (var agency : workshop.partnership.agencies()) {
            Files.delete(folder.resolve(agency.id() + ".key"));
        }
    }

    private void productionStart(Clock clock) {
        new StartCheck(new KeyFolder(folder, false), clock).check(new Partnership().agencies(), false);
    }

    private static boolean verifies(Workshop workshop, String file) {
        try {
            workshop.keys
                    .certificate(file)
                    .verify(workshop.keys.certificate("ca.pem").getPublicKey(), Crypto.BC);
            return true;
        } catch (java.security.GeneralSecurityException e) {
            return false;
        }
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
