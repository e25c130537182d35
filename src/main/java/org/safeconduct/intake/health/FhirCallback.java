package org.safeconduct.intake.health;

import java.util.Date;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.safeconduct.intake.SharedMessage;
import org.safeconduct.platform.Ids;
import org.springframework.stereotype.Component;

/**
 * The callback as BaRS shapes a response: a header that answers the request's header, and a Task to follow the disclosure by,
 * based on the request. Each Bundle and header gets an id of its own, since others' messages show what comes of sharing them.
 */
@Component
public class FhirCallback {

    static final String CHANGE_SYSTEM = "https://safeconduct.org/fhir/CodeSystem/case-change";

    private final FhirWire wire;
    private final Ids ids;

    FhirCallback(FhirWire wire, Ids ids) {
        this.wire = wire;
        this.ids = ids;
    }

    /** FHIR R4 JSON: a message Bundle in the shape of a BaRS response. */
    public byte[] write(HealthNews news) {
        Bundle bundle = new Bundle();
        bundle.setType(Bundle.BundleType.MESSAGE).setTimestamp(Date.from(news.at()));
        // The same notice again is the same Bundle.
        bundle.setId(news.id().toString());
        MessageHeader header = new MessageHeader();
        add(bundle, header);
        header.getEventCoding().setSystem(Codes.MESSAGE_EVENTS).setCode("servicerequest-response");
        header.addDestination().setEndpoint(news.to().toString());
        header.getSource().setName("Safe Conduct").setEndpoint("https://safeconduct.org/fhir");
        header.setReason(new CodeableConcept().addCoding(new Coding(Codes.MESSAGE_REASONS, "update", null)));
        news.answers()
                .map(SharedMessage::answered)
                .ifPresent(answered ->
                        header.getResponse().setIdentifier(answered).setCode(MessageHeader.ResponseType.OK));
        Task task = new Task();
        add(bundle, task);
        header.addFocus(new Reference(url(task)));
        task.addIdentifier()
                .setSystem(Codes.REFERENCE)
                .setValue(news.reference().value());
        task.setStatus(Codes.taskStatus(news.status())).setIntent(Task.TaskIntent.ORDER);
        task.setBusinessStatus(new CodeableConcept()
                .addCoding(new Coding(Codes.STATUS, news.status().code(), null)));
        task.setStatusReason(new CodeableConcept()
                .addCoding(new Coding(CHANGE_SYSTEM, news.change().code(), null)));
        task.setLastModified(Date.from(news.at()));
        news.answers()
                .flatMap(SharedMessage::request)
                .ifPresent(request -> task.addBasedOn(new Reference()
                        .setIdentifier(new org.hl7.fhir.r4.model.Identifier().setValue(request))
                        .setType(ServiceRequest.class.getSimpleName())));
        return wire.write(bundle, WireFormat.JSON);
    }

    private void add(Bundle bundle, Resource resource) {
        resource.setId(ids.uuid().toString());
        bundle.addEntry().setFullUrl(url(resource)).setResource(resource);
    }

    private static String url(Resource resource) {
        return "urn:uuid:" + resource.getIdElement().getIdPart();
    }
}
