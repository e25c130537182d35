package org.safeconduct.intake.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.safeconduct.intake.Messages;
import org.safeconduct.intake.Refusal;

class ProfileCheckTest {

    private static final Path PROFILES = Path.of("/work/shared/profiles");
    private static final Path SAMPLES = Path.of("/work/shared/samples");

    @Test
    void takesConformingMessages_andNamesThePlaceOfWhatIsMissing() throws Exception {
        assumeThat(PROFILES).exists();
        ProfileCheck check = check(PROFILES);

        for (String sample :
                List.of("bars-REFREQ01-111-to-ED-with-safeguarding-flag.xml", "bars-SERVREQ01-revoked.xml")) {
            FhirWire.Read message = parsed(Files.readString(SAMPLES.resolve(sample)));
            assertThatNoException().as(sample).isThrownBy(() -> check.check(message));
        }
        FhirWire.Read demonstration = parsed(Messages.text("/demo/hospital.xml"));
        assertThatNoException().isThrownBy(() -> check.check(demonstration));

        FhirWire.Read withoutReason = parsed(Messages.text("/demo/hospital.xml")
                .replace("Demonstration system", "canary")
                .replaceAll("(?s)<reason>.*?</reason>", ""));
        Refusal refusal = Refusal.of(() -> check.check(withoutReason)).has(422, "invalid");
        refusal.at("Bundle.entry[0].resource.reason");
        assertThat(refusal.rejection().detail())
                .contains("Bundle.entry[0].resource.reason (a required element is missing)");
    }

    @Test
    void looksAtNothing_whenNoFolderIsConfigured() {
        assertThatNoException().isThrownBy(() -> check().check(parsed(Messages.text("/demo/hospital.xml"))));
    }

    @Test
    void refusesToStart_whenAFolderIsNotThere() {
        assertThatIllegalStateException().isThrownBy(() -> check(Path.of("/no/such/folder")));
    }

    private static ProfileCheck check(Path... folders) {
        return new ProfileCheck(TestFhir.wire(), new FhirSettings(List.of(folders)));
    }

    private static FhirWire.Read parsed(String xml) {
        return TestFhir.wire().read(xml.getBytes(StandardCharsets.UTF_8), WireFormat.XML);
    }
}
