package org.safeconduct.api.fhir;

import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.safeconduct.feedback.DecisionReceipt;
import org.safeconduct.intake.health.Codes;
import org.safeconduct.platform.Ids;

/** Says to a recipient that its answer was taken in, and to which disclosure it belongs. */
final class FhirAck {

    private FhirAck() {}

    /** @param answered the id of the MessageHeader that it acknowledges */
    static Bundle of(DecisionReceipt taken, String answered, String endpoint, Instant now, Ids ids) {
        Task task = new Task();
        task.setId(ids.uuid().toString());
        task.addIdentifier()
                .setSystem(Codes.REFERENCE)
                .setValue(taken.reference().value());
        task.setStatus(Task.TaskStatus.COMPLETED)
                .setIntent(Task.TaskIntent.ORDER)
                .setAuthoredOn(Date.from(now));
        String url = "urn:uuid:" + task.getIdElement().getIdPart();
        MessageHeader header = FhirAnswer.header(answered, endpoint);
        header.setId(ids.uuid().toString());
        header.addFocus(new Reference(url));
        Bundle bundle = new Bundle();
        bundle.setType(Bundle.BundleType.MESSAGE).setTimestamp(Date.from(now));
        bundle.setId(ids.uuid().toString());
        bundle.addEntry()
                .setFullUrl("urn:uuid:" + header.getIdElement().getIdPart())
                .setResource(header);
        bundle.addEntry().setFullUrl(url).setResource(task);
        return bundle;
    }
}
