package org.safeconduct.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;

/** What to look for in the evidence: each call narrows. */
public final class EvidenceQuery {

    private final List<String> conditions;
    private final List<Object> values;

    private EvidenceQuery(List<String> conditions, List<Object> values) {
        this.conditions = List.copyOf(conditions);
        this.values = List.copyOf(values);
    }

    public static EvidenceQuery all() {
        return new EvidenceQuery(List.of("true"), List.of());
    }

    /** What happened at that time or later. */
    public EvidenceQuery from(Instant at) {
        return and("r.at >= ?", EvidenceSearch.time(at));
    }

    /** What happened before that time. */
    public EvidenceQuery before(Instant at) {
        return and("r.at < ?", EvidenceSearch.time(at));
    }

    /** What happened at that very time. */
    public EvidenceQuery at(Instant at) {
        return and("r.at = ?", EvidenceSearch.time(at));
    }

    /** What says so of a fact; nothing at all, if that is empty. */
    public EvidenceQuery saying(Fact fact, String said) {
        return and("coalesce(r.record::jsonb ->> '" + fact.key() + "', '') = ?", said);
    }

    /** What names this among others in a fact that is a list. */
    public EvidenceQuery naming(Fact fact, String named) {
        return and("(r.record::jsonb -> '" + fact.key() + "') @> to_jsonb(?::text)", named);
    }

    /** What was written after that entry. */
    public EvidenceQuery after(long entry) {
        return and("r.entry > ?", entry);
    }

    /** What was written before that entry. */
    public EvidenceQuery olderThan(long entry) {
        return and("r.entry < ?", entry);
    }

    public EvidenceQuery of(Reference reference) {
        return and("r.reference = ?", reference.value());
    }

    public EvidenceQuery ofAny(Collection<Reference> references) {
        return and(
                "r.reference = any (string_to_array(?, ' '))",
                references.stream().map(Reference::value).collect(Collectors.joining(" ")));
    }

    public EvidenceQuery events(Collection<Event> events) {
        return and("r.event = any (string_to_array(?, ' '))", String.join(" ", EvidenceSearch.codes(events)));
    }

    public EvidenceQuery without(Collection<Event> events) {
        return and("r.event <> all (string_to_array(?, ' '))", String.join(" ", EvidenceSearch.codes(events)));
    }

    /** What an agency did, shared or was sent. */
    public EvidenceQuery agency(AgencyId agency) {
        return and(
                "? in (r.record::jsonb ->> 'agency', r.record::jsonb ->> 'actorAgency',"
                        + " r.record::jsonb ->> 'recipientAgency')",
                agency.value());
    }

    /** Everything in the cases that are about whoever has one of these pseudonyms. */
    public EvidenceQuery subjects(Collection<String> pseudonyms) {
        return and(
                "r.reference in (select s.reference from evidence s"
                        + " where s.event in ('accepted', 'referred', 'refused')"
                        + " and (s.record::jsonb) -> 'subjects' ??| string_to_array(?, ' '))",
                String.join(" ", pseudonyms));
    }

    String condition() {
        return String.join(" and ", conditions);
    }

    List<Object> values() {
        return values;
    }

    private EvidenceQuery and(String condition, Object value) {
        List<String> more = new ArrayList<>(conditions);
        more.add(condition);
        List<Object> with = new ArrayList<>(values);
        with.add(value);
        return new EvidenceQuery(more, with);
    }
}
