package org.safeconduct.exchange;

import java.util.List;
import java.util.Set;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.Looks;
import org.safeconduct.identity.Caller;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All that its sharer sees of a case, for the interface and for the pages. Another agency's does not exist for a caller. */
@Component
public class CaseFiles {

    /** On record, and not part of what happened to the disclosure: a system that looks every minute would bury that. */
    private static final Set<Event> ABOUT_READING = Set.of(Event.VIEWED, Event.TURNED_AWAY);

    private final Views views;
    private final LockedAnswers lockedAnswers;
    private final Statements statements;
    private final HandlingDecisions handlingDecisions;
    private final List<CaseView> caseViews;
    private final CaseClocks clocks;
    private final Evidence evidence;
    private final ObjectMapper json;

    CaseFiles(
            Views views,
            LockedAnswers lockedAnswers,
            Statements statements,
            HandlingDecisions handlingDecisions,
            List<CaseView> caseViews,
            CaseClocks clocks,
            Evidence evidence,
            ObjectMapper json) {
        this.views = views;
        this.lockedAnswers = lockedAnswers;
        this.statements = statements;
        this.handlingDecisions = handlingDecisions;
        this.caseViews = List.copyOf(caseViews);
        this.clocks = clocks;
        this.evidence = evidence;
        this.json = json;
    }

    /**
     * A case as its sharer sees it.
     *
     * @param view what the interface answers
     * @param statements every version of its handling statement, the oldest first
     */
    public record CaseFile(ObjectNode view, List<Statements.Version> statements) {

        public CaseFile {
            statements = List.copyOf(statements);
        }

        @Override
        public String toString() {
            return "CaseFile[withheld]";
        }
    }

    /**
     * Status, timeline, sharing decisions, the recipients' handling decisions, clocks and the current statement. That the
     * caller looks is on record first.
     *
     * @throws org.safeconduct.platform.Rejection not found, if the caller's agency did not share it
     * @throws org.safeconduct.platform.Unavailable if the look cannot be put on record
     */
    public CaseFile open(String reference, Caller caller) {
        Case found = find(reference, caller, Looks.Part.CASE);
        ObjectNode body = found.answer();
        body.put("status", found.status().code());
        body.remove("receipt");
        List<Statements.Version> versions = statements.versions(found.reference());
        body.set("handling", StatementController.written(versions.getLast()));
        body.set("handlingDecisions", handlingDecisions.of(found.reference()));
        caseViews.forEach(view -> view.show(found.reference(), body));
        body.set("clocks", clocks.of(found.reference()));
        ArrayNode timeline = body.putArray("timeline");
        evidence.of(found.reference(), ABOUT_READING).stream().map(this::read).forEach(timeline::add);
        return new CaseFile(body, versions);
    }

    /** @param answer what the sharer got for it */
    record Case(Reference reference, Status status, ObjectNode answer) {}

    Case find(String text, Caller caller, Looks.Part part) {
        if (!Reference.isReference(text)) {
            throw Statements.unknown();
        }
        Reference reference = new Reference(text);
        Cases.Stored stored = views.open(reference, caller, part).orElseThrow(Statements::unknown);
        return new Case(reference, stored.status(), lockedAnswers.unlock(reference, stored.answer()));
    }

    private JsonNode read(String record) {
        try {
            return json.readTree(record);
        } catch (JacksonException e) {
            throw new IllegalStateException("an evidence record is JSON", e);
        }
    }
}
