package org.safeconduct.intake.health;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/**
 * Whether a recipient answers that it does not take a request: by the response itself, by the encounter or the task that it cancels or
 * rejects, or by the request that it revokes while nothing goes on. That is no decision on anybody, and no receipt either.
 */
final class CalledOff {

    private static final Set<Task.TaskStatus> REJECTED =
            Set.of(Task.TaskStatus.REJECTED, Task.TaskStatus.FAILED, Task.TaskStatus.CANCELLED);

    private CalledOff() {}

    static boolean is(Message message) {
        List<Encounter> encounters = message.all(Encounter.class).toList();
        return message.header().getResponse().getCode() != MessageHeader.ResponseType.OK
                || encounters.stream().anyMatch(CalledOff::isCancelled)
                || message.all(Task.class).anyMatch(CalledOff::isRejected)
                || (encounters.isEmpty() && message.all(ServiceRequest.class).anyMatch(CalledOff::isRevoked));
    }

    /** Why, in the recipient's words. */
    static Stream<String> reasons(Message message) {
        return Stream.of(
                        message.all(Encounter.class)
                                .filter(CalledOff::isCancelled)
                                .flatMap(encounter -> encounter.getReasonCode().stream()),
                        message.all(Task.class).filter(CalledOff::isRejected).map(Task::getStatusReason),
                        message.all(ServiceRequest.class)
                                .filter(CalledOff::isRevoked)
                                .flatMap(request -> request.getReasonCode().stream()))
                .flatMap(each -> each)
                .flatMap(CalledOff::words);
    }

    private static Stream<String> words(CodeableConcept reason) {
        return Stream.concat(
                reason.getCoding().stream().filter(Coding::hasDisplay).map(Coding::getDisplay),
                Stream.ofNullable(reason.getText()));
    }

    private static boolean isCancelled(Encounter encounter) {
        return encounter.getStatus() == Encounter.EncounterStatus.CANCELLED;
    }

    private static boolean isRejected(Task task) {
        return REJECTED.contains(task.getStatus());
    }

    private static boolean isRevoked(ServiceRequest request) {
        return request.getStatus() == ServiceRequest.ServiceRequestStatus.REVOKED;
    }
}
