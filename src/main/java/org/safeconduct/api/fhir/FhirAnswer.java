package org.safeconduct.api.fhir;

import java.time.Instant;
import java.util.Date;
import java.util.List;
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
import org.safeconduct.disclosure.Status;
import org.safeconduct.exchange.DisclosureAnswer;
import org.safeconduct.exchange.Reply;
import org.safeconduct.feedback.Withdrawn;
import org.safeconduct.handling.Certainty;
import org.safeconduct.handling.HandlingStatement;
import org.safeconduct.intake.Finding;
import org.safeconduct.intake.health.Codes;
import org.safeconduct.platform.Ids;
import org.safeconduct.sharing.DecisionSummary;

/**
 * The reply as a FHIR message: a header that answers the request's, a Task to follow the disclosure by, the handling
 * statement as a Communication, and what was noticed as an OperationOutcome.
 */
final class FhirAnswer {

    private final Bundle bundle = new Bundle();
    private final Ids ids;

    private FhirAnswer(Ids ids) {
        this.ids = ids;
    }

    /** @param answered the id of the MessageHeader that asked */
    static Bundle of(Reply reply, String answered, String endpoint, Instant now, Ids ids) {
        DisclosureAnswer told = reply.answer();
        FhirAnswer answer = new FhirAnswer(ids);
        Task task = task(told.reference(), told.status(), now);
        if (reply.preview()) {
            task.setStatus(Task.TaskStatus.DRAFT).setIntent(Task.TaskIntent.PROPOSAL);
        }
        decisions(told, task);
        MessageHeader header = answer.message(task, statement(told.handling(), now), answered, endpoint, now);
        if (!told.findings().isEmpty()) {
            header.getResponse().setDetails(answer.add(noticed(told.findings())));
        }
        return answer.bundle;
    }

    /** That a case was taken back. */
    static Bundle of(Withdrawn withdrawn, String answered, String endpoint, Instant now, Ids ids) {
        FhirAnswer answer = new FhirAnswer(ids);
        Task task = task(withdrawn.reference(), withdrawn.status(), now);
        answer.message(task, communication(now), answered, endpoint, now);
        return answer.bundle;
    }

    private MessageHeader message(Task task, Communication statement, String answered, String endpoint, Instant now) {
        MessageHeader header = header(answered, endpoint);
        bundle.setType(Bundle.BundleType.MESSAGE).setTimestamp(Date.from(now));
        bundle.setId(ids.uuid().toString());
        add(header);
        header.addFocus(add(task));
        add(statement.addAbout(new Reference(url(task))));
        return header;
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

    private static Task task(org.safeconduct.disclosure.Reference reference, Status status, Instant now) {
        Task task = new Task();
        task.addIdentifier().setSystem(Codes.REFERENCE).setValue(reference.value());
        task.setStatus(Codes.taskStatus(status));
        task.setBusinessStatus(new CodeableConcept().addCoding(new Coding(Codes.STATUS, status.code(), null)));
        task.setIntent(Task.TaskIntent.ORDER);
        task.setAuthoredOn(Date.from(now));
        return task;
    }

    private static void decisions(DisclosureAnswer told, Task task) {
        for (DecisionSummary decision : told.decisions()) {
            output(
                    task,
                    "decision",
                    decision.recipient().code() + ": " + decision.effect().code());
            decision.reasons().forEach(reason -> task.addNote().setText(reason.text()));
        }
        told.receipt().ifPresent(receipt -> output(task, "receipt", receipt));
    }

    private static void output(Task task, String type, String value) {
        task.addOutput().setType(new CodeableConcept().setText(type)).setValue(new StringType(value));
    }

    /** Each line is a payload that begins with how sure it is: a text alone would make a "may" look like a "will". */
    private static Communication statement(HandlingStatement handling, Instant now) {
        Communication statement = communication(now);
        statement.setLanguage(handling.language());
        if (!handling.notice().isEmpty()) {
            payload(statement, handling.notice());
        }
        if (!handling.unconfirmed().isEmpty()) {
            payload(statement, handling.unconfirmed());
        }
        handling.lines().forEach(line -> payload(statement, "[" + howSure(line) + "] " + line.text()));
        handling.clocks().forEach(clock -> payload(statement, clock.what() + ", by " + clock.by()));
        return statement;
    }

    private static String howSure(HandlingStatement.Line line) {
        if (line.certainty() == Certainty.UNCONFIRMED) {
            return "not confirmed";
        }
        return line.certainty().code().replace('-', ' ') + (line.unconfirmed() ? ", not confirmed" : "");
    }

    private static Communication communication(Instant now) {
        Communication statement = new Communication();
        statement.setStatus(Communication.CommunicationStatus.COMPLETED).setSent(Date.from(now));
        statement.getTopic().setText("How the police will handle it");
        return statement;
    }

    private static void payload(Communication statement, String text) {
        statement.addPayload().setContent(new StringType(text));
    }

    private static OperationOutcome noticed(List<Finding> findings) {
        OperationOutcome outcome = new OperationOutcome();
        for (Finding finding : findings) {
            outcome.addIssue()
                    .setSeverity(OperationOutcome.IssueSeverity.WARNING)
                    .setCode(OperationOutcome.IssueType.INFORMATIONAL)
                    .setDiagnostics(finding.text())
                    .addExpression(finding.pointer());
        }
        return outcome;
    }
}
