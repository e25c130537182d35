package org.safeconduct.governance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.EvidenceQuery;
import org.safeconduct.evidence.EvidenceSearch;
import org.safeconduct.evidence.EvidenceSearch.Found;
import org.safeconduct.evidence.Fact;
import org.safeconduct.evidence.ReadAudit;
import org.springframework.stereotype.Component;

/** Looks evidence up for a person who reads it; that they did is on record first. */
@Component
public class EvidenceInquiry {

    private final EvidenceSearch evidence;
    private final ReadAudit readAudit;

    EvidenceInquiry(EvidenceSearch evidence, ReadAudit readAudit) {
        this.evidence = evidence;
        this.readAudit = readAudit;
    }

    /**
     * What is asked for; what is empty does not narrow. Nothing of it is about a person.
     *
     * @param from first day, as {@code 2026-11-30}; empty for the beginning
     * @param to last day; empty for today
     * @param olderThan the entry before which to go on
     */
    public record Asked(
            Optional<Reference> reference,
            Optional<Event> event,
            Optional<AgencyId> agency,
            String from,
            String to,
            OptionalLong olderThan) {}

    /** @throws org.safeconduct.platform.Rejection if a day is not one, or the last comes before the first */
    public void check(Asked asked) {
        query(asked);
    }

    /** Whether there is evidence of such a disclosure. */
    public boolean knows(Reference reference) {
        return evidence.count(EvidenceQuery.all().of(reference)) > 0;
    }

    /**
     * What matches, the newest first.
     *
     * @throws org.safeconduct.platform.Rejection if a day is not one
     */
    public List<Found> find(Asked asked, int most) {
        EvidenceQuery query = query(asked);
        readAudit.recordEvidence(Event.SEARCHED, Map.of(Fact.FORMAT, "page"));
        return evidence.latest(query, most);
    }

    private static EvidenceQuery query(Asked asked) {
        EvidenceQuery query = EvidenceQuery.all();
        if (!asked.from().isEmpty() && !asked.to().isEmpty()) {
            // Each alone is read below; together they must not run backwards.
            Period.of(asked.from(), asked.to());
        }
        if (!asked.from().isEmpty()) {
            query = query.from(Period.of(asked.from(), "9999-12-31").from());
        }
        if (!asked.to().isEmpty()) {
            query = query.before(Period.of("0001-01-01", asked.to()).before());
        }
        if (asked.reference().isPresent()) {
            query = query.of(asked.reference().get());
        }
        if (asked.event().isPresent()) {
            query = query.events(List.of(asked.event().get()));
        }
        if (asked.agency().isPresent()) {
            query = query.agency(asked.agency().get());
        }
        if (asked.olderThan().isPresent()) {
            query = query.olderThan(asked.olderThan().getAsLong());
        }
        return query;
    }
}
