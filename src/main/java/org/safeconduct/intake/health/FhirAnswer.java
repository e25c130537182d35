package org.safeconduct.intake.health;

import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.safeconduct.intake.Reply;
import org.safeconduct.platform.Ids;
import tools.jackson.databind.JsonNode;

/**
 * The reply as a FHIR message: a header that answers the request's, a Task to follow the disclosure by, the handling
 * statement as a Communication, and what was noticed as an OperationOutcome.
 */
final class FhirAnswer {

    static final String REFERENCE_SYSTEM = "https://safeconduct.org/fhir/Id/disclosure-reference";
    static final String STATUS_SYSTEM = "https://safeconduct.org/fhir/CodeSystem/disclosure-status";

    private final Bundle bundle = new Bundle();
    private final Ids ids;

    private FhirAnswer(Ids ids) {
        this.ids = ids;
    }

    /** @param answered the id of the MessageHeader that asked */
    static Bundle of(Reply reply, String answered, String endpoint, Instant now, Ids ids) {
        FhirAnswer answer = new FhirAnswer(ids);
        MessageHeader header = header(answered, endpoint);
        Task task = task(reply, now);
        answer.bundle.setType(Bundle.BundleType.MESSAGE).setTimestamp(Date.from(now));
        answer.bundle.setId(ids.uuid().toString());
        answer.add(header);
        header.addFocus(answer.add(task));
        answer.add(statement(reply.body(), now).addAbout(new Reference(url(task))));
        JsonNode findings = reply.body().path("findings");
        if (!findings.isEmpty()) {
            header.getResponse().setDetails(answer.add(noticed(findings)));
        }
        return answer.bundle;
    }

    private Reference add(Resource resource) {
        resource.setId(ids.uuid().toString());
        bundle.addEntry().setFullUrl(url(resource)).setResource(resource);
        return new Reference(url(resource));
    }

    private static String url(Resource resource) {
        return "urn:uuid:" + resource.getIdElement().getIdPart();
    }

    static MessageHeader header(String answered, String endpoint) {
        MessageHeader header = new MessageHeader();
        header.getEventCoding().setSystem(Codes.MESSAGE_EVENTS).setCode("servicerequest-response");
        header.getSource().setName("Safe Conduct").setEndpoint(endpoint);
        header.getResponse().setIdentifier(answered).setCode(MessageHeader.ResponseType.OK);
        return header;
    }

    private static Task task(Reply reply, Instant now) {
        Task task = new Task();
        task.addIdentifier()
                .setSystem(REFERENCE_SYSTEM)
                .setValue(reply.reference().value());
        task.setStatus(reply.preview() ? Task.TaskStatus.DRAFT : statusOf(reply.status()));
        task.setBusinessStatus(new CodeableConcept().addCoding(new Coding(STATUS_SYSTEM, reply.status(), null)));
        task.setIntent(reply.preview() ? Task.TaskIntent.PROPOSAL : Task.TaskIntent.ORDER);
        task.setAuthoredOn(Date.from(now));
        for (JsonNode decision : reply.body().path("decisions")) {
            output(
                    task,
                    "decision",
                    decision.path("recipient").asString("") + ": "
                            + decision.path("effect").asString(""));
            decision.path("reasons")
                    .forEach(
                            reason -> task.addNote().setText(reason.path("text").asString("")));
        }
        if (reply.body().path("receipt").isString()) {
            output(task, "receipt", reply.body().path("receipt").asString(""));
        }
        return task;
    }

    private static void output(Task task, String type, String value) {
        task.addOutput().setType(new CodeableConcept().setText(type)).setValue(new StringType(value));
    }

    /** FHIR's own words for the disclosure's statuses. */
    static Task.TaskStatus statusOf(String status) {
        return switch (status) {
            case "accepted" -> Task.TaskStatus.RECEIVED;
            case "referred" -> Task.TaskStatus.REQUESTED;
            case "refused" -> Task.TaskStatus.REJECTED;
            case "delivered" -> Task.TaskStatus.ACCEPTED;
            case "returned" -> Task.TaskStatus.FAILED;
            case "withdrawn" -> Task.TaskStatus.CANCELLED;
            default -> throw new IllegalStateException("a status that the interface does not have");
        };
    }

    /** Each line is a payload that begins with how sure it is: a text alone would make a "may" look like a "will". */
    private static Communication statement(JsonNode body, Instant now) {
        JsonNode handling = body.path("handling");
        Communication statement = new Communication();
        statement.setStatus(Communication.CommunicationStatus.COMPLETED).setSent(Date.from(now));
        statement.setLanguage(handling.path("language").asString(""));
        statement.getTopic().setText("How the police will handle it");
        if (handling.path("notice").isString()) {
            payload(statement, handling.path("notice").asString(""));
        }
        if (handling.path("unconfirmed").isString()) {
            payload(statement, handling.path("unconfirmed").asString(""));
        }
        for (JsonNode line : handling.path("lines")) {
            payload(statement, "[" + howSure(line) + "] " + line.path("text").asString(""));
        }
        for (JsonNode clock : handling.path("clocks")) {
            payload(
                    statement,
                    clock.path("what").asString("") + ", by " + clock.path("by").asString(""));
        }
        return statement;
    }

    private static String howSure(JsonNode line) {
        String certainty = line.path("certainty").asString("");
        if (certainty.equals("unconfirmed")) {
            return "not confirmed";
        }
        return certainty.replace('-', ' ') + (line.path("unconfirmed").asBoolean(false) ? ", not confirmed" : "");
    }

    private static void payload(Communication statement, String text) {
        statement.addPayload().setContent(new StringType(text));
    }

    private static OperationOutcome noticed(JsonNode findings) {
        OperationOutcome outcome = new OperationOutcome();
        for (JsonNode finding : findings) {
            outcome.addIssue()
                    .setSeverity(OperationOutcome.IssueSeverity.WARNING)
                    .setCode(OperationOutcome.IssueType.INFORMATIONAL)
                    .setDiagnostics(finding.path("text").asString(""))
                    .addExpression(finding.path("pointer").asString(""));
        }
        return outcome;
    }
}
