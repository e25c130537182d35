package org.safeconduct.api.fhir;

import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.safeconduct.disclosure.Code;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.EvidenceSearch.Found;
import org.safeconduct.evidence.Fact;

/**
 * One record as an AuditEvent, after the patterns of IHE BALP: agents are the organisation and, by pseudonym, who acted;
 * entities are the disclosure, its subjects by pseudonym, and the call ({@code XrequestId}).
 */
final class AuditEvents {

    private static final String OURS = "https://safeconduct.org/fhir/";
    static final String AGENCY = OURS + "sid/agency";
    static final String ACTOR = OURS + "sid/actor-pseudonym";
    static final String SUBJECT = OURS + "sid/subject-pseudonym";
    static final String REFERENCE = OURS + "sid/reference";
    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String OBJECT_ROLE = "http://terminology.hl7.org/CodeSystem/object-role";
    private static final String ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private static final String BALP = "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType";

    /** Did not succeed, and someone can still make it: FHIR's "minor failure". */
    static final Set<Event> MINOR = EnumSet.of(Event.ATTEMPTED, Event.REFUSED, Event.TURNED_AWAY);
    /** Did not succeed and waits for someone: FHIR's "serious failure". */
    static final Set<Event> SERIOUS =
            EnumSet.of(Event.PARKED, Event.RETURNED, Event.REVIEW_OVERDUE, Event.CLOCK_MISSED, Event.LOG_DISPUTED);

    private static final Set<Event> CREATE = EnumSet.of(Event.ACCEPTED, Event.REFERRED, Event.HANDLING_DECIDED);
    private static final Set<Event> READ =
            EnumSet.of(Event.VIEWED, Event.REVIEW_OPENED, Event.SEARCHED, Event.EXPORTED);
    private static final Set<Event> DELETE = EnumSet.of(Event.ENVELOPE_DELETED, Event.RECORDS_DELETED);

    /** Facts that have a place of their own; the others are details of the disclosure, or of the gateway. */
    private static final Set<Fact> PLACED =
            EnumSet.of(Fact.AGENCY, Fact.ACTOR, Fact.ACTOR_AGENCY, Fact.ROLES, Fact.REQUEST, Fact.SUBJECTS);

    private AuditEvents() {}

    static AuditEvent of(Found found) {
        AuditEvent event = new AuditEvent();
        event.setId("e" + found.entry());
        event.setRecorded(Date.from(Instant.parse(found.at())));
        event.setType(type(found));
        event.addSubtype(new Coding(OURS + "CodeSystem/evidence-event", found.event(), null));
        event.setAction(action(found));
        event.setOutcome(outcome(found));
        agents(event, found);
        event.setSource(new AuditEvent.AuditEventSourceComponent().setObserver(gateway()));
        entities(event, found);
        return event;
    }

    private static void agents(AuditEvent event, Found found) {
        String who = found.text(Fact.ACTOR);
        AuditEvent.AuditEventAgentComponent agent = event.addAgent().setRequestor(true);
        if (who.isEmpty()) {
            // The gateway by itself: a delivery, a clock, a deletion.
            agent.setWho(gateway());
        } else {
            agent.setWho(identified("Practitioner", ACTOR, who));
            found.texts(Fact.ROLES)
                    .forEach(role -> agent.addRole(concept(new Coding(OURS + "CodeSystem/role", role, null))));
        }
        organisation(event, found.text(Fact.ACTOR_AGENCY), "actor's agency");
        organisation(event, found.text(Fact.AGENCY), "sharing agency");
        organisation(event, found.text(Fact.RECIPIENT_AGENCY), "receiving agency");
    }

    private static void organisation(AuditEvent event, String agency, String part) {
        if (!agency.isEmpty()) {
            event.addAgent()
                    .setRequestor(false)
                    .setWho(identified("Organization", AGENCY, agency))
                    .addRole(new CodeableConcept().setText(part));
        }
    }

    private static void entities(AuditEvent event, Found found) {
        for (String subject : found.texts(Fact.SUBJECTS)) {
            event.addEntity()
                    .setWhat(identified("Patient", SUBJECT, subject))
                    .setType(new Coding(ENTITY_TYPE, "1", "Person"))
                    .setRole(new Coding(OBJECT_ROLE, "1", "Patient"));
        }
        AuditEvent.AuditEventEntityComponent about = event.addEntity();
        if (found.reference().isEmpty()) {
            about.setWhat(gateway());
        } else {
            about.setWhat(identified("Communication", REFERENCE, found.reference()));
        }
        about.setType(new Coding(ENTITY_TYPE, "2", "System Object"));
        about.setRole(new Coding(OBJECT_ROLE, "4", "Domain Resource"));
        for (Fact fact : Fact.values()) {
            if (!PLACED.contains(fact)) {
                details(about, fact, found);
            }
        }
        String request = found.text(Fact.REQUEST);
        if (!request.isEmpty()) {
            event.addEntity()
                    .setWhat(new Reference().setIdentifier(new Identifier().setValue(request)))
                    .setType(new Coding(BALP, "XrequestId", null));
        }
    }

    private static void details(AuditEvent.AuditEventEntityComponent into, Fact fact, Found found) {
        String one = found.text(fact);
        if (!one.isEmpty()) {
            into.addDetail().setType(fact.key()).setValue(new StringType(one));
        }
        for (String text : found.texts(fact)) {
            into.addDetail().setType(fact.key()).setValue(new StringType(text));
        }
    }

    private static Coding type(Found found) {
        if (one(found, Set.of(Event.ACCEPTED, Event.REFERRED, Event.REFUSED))) {
            return new Coding(DICOM, "110107", "Import");
        }
        if (one(
                found,
                Set.of(Event.SEALED, Event.ATTEMPTED, Event.DELIVERED, Event.PARKED, Event.RETURNED, Event.EXPORTED))) {
            return new Coding(DICOM, "110106", "Export");
        }
        if (one(found, Set.of(Event.SEARCHED))) {
            return new Coding(DICOM, "110112", "Query");
        }
        return found.reference().isEmpty()
                ? new Coding(DICOM, "110100", "Application Activity")
                : new Coding(DICOM, "110110", "Patient Record");
    }

    private static AuditEventAction action(Found found) {
        if (one(found, CREATE)) {
            return AuditEventAction.C;
        }
        if (one(found, READ)) {
            return AuditEventAction.R;
        }
        return one(found, DELETE) ? AuditEventAction.D : AuditEventAction.E;
    }

    private static AuditEventOutcome outcome(Found found) {
        if (one(found, MINOR)) {
            return AuditEventOutcome._4;
        }
        return one(found, SERIOUS) ? AuditEventOutcome._8 : AuditEventOutcome._0;
    }

    private static boolean one(Found found, Set<Event> events) {
        return events.stream().map(Code::code).anyMatch(found.event()::equals);
    }

    private static Reference gateway() {
        return new Reference().setType("Device").setDisplay("Safe Conduct gateway");
    }

    private static Reference identified(String type, String system, String value) {
        return new Reference()
                .setType(type)
                .setIdentifier(new Identifier().setSystem(system).setValue(value));
    }

    private static CodeableConcept concept(Coding coding) {
        return new CodeableConcept().addCoding(coding);
    }

    /** The events that have an outcome, by its code. */
    static Map<String, Set<Event>> byOutcome() {
        Set<Event> success = EnumSet.allOf(Event.class);
        success.removeAll(MINOR);
        success.removeAll(SERIOUS);
        return Map.of("0", success, "4", MINOR, "8", SERIOUS, "12", Set.of());
    }
}
