package org.safeconduct.intake.health;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Bundle;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.fuzz.FuzzTarget;
import org.safeconduct.intake.Messages;
import org.safeconduct.intake.OneHospital;
import org.safeconduct.intake.Submission;

/** FHIR in both forms, read as a disclosure, as a withdrawal and as a recipient's answer. */
public final class FuzzedFhir implements FuzzTarget {

    private static final FhirReader DISCLOSURES = TestFhir.reader();
    private static final WithdrawalReader WITHDRAWALS =
            new WithdrawalReader(TestFhir.wire(), new MessageRules(new OneHospital()));
    private static final ResponseReader ANSWERS =
            new ResponseReader(TestFhir.wire(), new ProfileCheck(TestFhir.wire(), new FhirSettings(List.of())));

    private final WireFormat format;
    private final Consumer<Submission> reader;

    private FuzzedFhir(WireFormat format, Consumer<Submission> reader) {
        this.format = format;
        this.reader = reader;
    }

    public static List<FuzzTarget> all() {
        Consumer<Submission> share = submission -> {
            if (WITHDRAWALS.read(submission).isEmpty()) {
                DISCLOSURES.read(submission, Messages.NOW);
            }
        };
        Consumer<Submission> answer = submission -> ANSWERS.read(submission, Recipient.POLICE);
        return List.of(
                new FuzzedFhir(WireFormat.XML, share),
                new FuzzedFhir(WireFormat.JSON, share),
                new FuzzedFhir(WireFormat.XML, answer),
                new FuzzedFhir(WireFormat.JSON, answer));
    }

    @Override
    public List<byte[]> seeds() {
        String xml = Messages.text("/demo/hospital.xml")
                .replace("Robin", CANARY)
                .replace("Ashdown", CANARY)
                .replace("Osei", CANARY);
        FhirWire wire = TestFhir.wire();
        Bundle request =
                wire.read(xml.getBytes(StandardCharsets.UTF_8), WireFormat.XML).bundle();
        byte[] withdrawal = new String(wire.write(request, format), StandardCharsets.UTF_8)
                .replace("\"active\"", "\"revoked\"")
                .replace("value=\"active\"", "value=\"revoked\"")
                .getBytes(StandardCharsets.UTF_8);
        byte[] answer = new String(wire.write(request, format), StandardCharsets.UTF_8)
                .replace("servicerequest-request", "servicerequest-response")
                .getBytes(StandardCharsets.UTF_8);
        return List.of(wire.write(request, format), withdrawal, answer);
    }

    @Override
    public void read(byte[] message) {
        reader.accept(Messages.fhir(format.mediaType().toString(), message));
    }
}
