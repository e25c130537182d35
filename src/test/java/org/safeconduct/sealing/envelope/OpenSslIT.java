package org.safeconduct.sealing.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.sealing.Partnership;
import org.safeconduct.sealing.Samples;
import org.safeconduct.sealing.Workshop;
import tools.jackson.databind.ObjectMapper;

/** Another implementation reads what we write: {@code openssl} 3.0 or later, which CI has. Missing, it fails the test. */
class OpenSslIT {

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void makeKeys() {
        workshop = new Workshop(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P-256", "P-384"})
    void givesTheContentBack_withTheRecipientsKey(String curve) throws Exception {
        workshop.rekey(Partnership.POLICE, curve);
        Files.write(folder.resolve("envelope"), envelope());

        openssl("cms -decrypt -inform DER -in envelope -recip county-police.pem -inkey county-police.key -out signed");
        openssl("cms -verify -inform DER -in signed -CAfile ca.pem -out content -signer signer.pem");

        assertThat(new ObjectMapper()
                        .readTree(folder.resolve("content").toFile())
                        .path("disclosure"))
                .isEqualTo(org.safeconduct.disclosure.DisclosureJson.write(
                        Samples.disclosure("A narrative of " + Samples.CANARY)));
        assertThat(openssl("x509 -in signer.pem -noout -subject")).contains("CN = gateway");
    }

    @Test
    void opensWhatTheDevelopmentKeysSeal_byTheCommandsOfTheReadme() throws Exception {
        Files.write(folder.resolve("envelope"), envelope());
        List<String> commands = Files.readAllLines(Path.of("certs-dev/README.md")).stream()
                .filter(line -> line.startsWith("openssl cms"))
                .map(line -> line.substring("openssl ".length()))
                .toList();

        assertThat(commands).hasSize(2);
        openssl(commands.getFirst());
        assertThat(openssl(commands.getLast())).contains(Samples.CANARY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "gateway", "receipt", "county-police"})
    void trustsEachDevelopmentCertificate_byTheirAuthority(String name) throws Exception {
        assertThat(openssl("verify -x509_strict -CAfile ca.pem " + name + ".pem"))
                .contains(name + ".pem: OK");
        assertThat(openssl("pkey -noout -check -in " + name + ".key")).contains("Key is valid");
    }

    private byte[] envelope() throws Exception {
        return workshop.sealing(Workshop.CLOCK)
                .seal(Samples.explained())
                .envelopes()
                .get(1)
                .bytes();
    }

    private String openssl(String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments.split(" ")));
        Path output = folder.resolve("output");
        // The clock of the tests stands still; openssl's does not.
        if (command.contains("-CAfile")) {
            command.addAll(2, List.of("-attime", Long.toString(Workshop.NOW.getEpochSecond())));
        }
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String printed = Files.readString(output);
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }
}
