package org.safeconduct.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.ReadAudit;
import org.safeconduct.evidence.SameSubjects;
import org.safeconduct.identity.Caller;
import org.safeconduct.platform.Rejection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** One case as it arrived at an agency. What was not delivered to the caller's agency does not exist for it. */
@Component
public class Inbox {

    private static final String ARRIVED = """
            select d.envelope, d.reference, d.delivered_at, e.digest, e.content
              from delivery d join envelope e on e.id = d.envelope
             where d.recipient = ? and d.state = 'delivered' and d.lane in (
                   select o.lane from delivery o
                    where o.recipient = ? and o.state = 'delivered' and o.reference = ?)
             order by d.position""";

    private final JdbcTemplate database;
    private final ReadAudit readAudit;
    private final SameSubjects sameSubjects;

    Inbox(JdbcTemplate database, ReadAudit readAudit, SameSubjects sameSubjects) {
        this.database = database;
        this.readAudit = readAudit;
        this.sameSubjects = sameSubjects;
    }

    /**
     * An envelope of a case, sealed.
     *
     * @param content empty once it was deleted at the end of its time
     */
    @SuppressWarnings("ArrayRecordComponent") // ciphertext; never compared
    public record Arrived(UUID envelope, Reference reference, Instant at, String digest, byte[] content) {

        @Override
        public String toString() {
            return "Arrived[" + envelope + ", " + reference + "]";
        }
    }

    /** Another case that has to do with this one. */
    public record Related(Reference reference, Instant arrivedAt) {}

    /**
     * The reference by which a case goes at the caller's agency: the first of it that arrived.
     *
     * @throws Rejection not found, if nothing of it was delivered there
     */
    public Reference known(String reference, Caller caller) {
        return arrived(reference, caller).getFirst().reference();
    }

    /** Every reference of a case that the caller's agency has, the first that arrived first. */
    public List<Reference> parts(Reference reference, Caller caller) {
        return arrived(reference.value(), caller).stream()
                .map(Arrived::reference)
                .distinct()
                .toList();
    }

    /**
     * The sealed envelopes of a case, in the order in which they arrived. That the caller takes them is on record first.
     *
     * @throws org.safeconduct.platform.Unavailable if it cannot be put on record
     */
    public List<Arrived> take(String reference, Caller caller, ReadAudit.Part how) {
        List<Arrived> arrived = arrived(reference, caller);
        arrived.stream().map(Arrived::reference).distinct().forEach(each -> readAudit.record(each, how));
        return arrived;
    }

    /** Those parts of a case that went to the police, too, but without the address that must be kept safe. */
    public List<Reference> addressKeptFromPolice(Reference reference, Caller caller) {
        return database.queryForList("""
                        select distinct r.reference from evidence r
                         where r.reference = any (string_to_array(?, ' ')) and r.event = 'decided'
                           and r.record::jsonb ->> 'recipient' = 'police'
                           and r.record::jsonb ->> 'effect' = 'share-reduced'
                           and (r.record::jsonb -> 'withheld') @> '["do-not-disclose-address"]'::jsonb
                         order by r.reference""", String.class, joined(parts(reference, caller))).stream()
                .map(Reference::new)
                .toList();
    }

    private static String joined(Collection<Reference> references) {
        return references.stream().map(Reference::value).collect(Collectors.joining(" "));
    }

    /** Other cases about one of the same people, of those that were delivered to the caller's agency; the newest first. */
    public List<Related> related(Reference reference, Caller caller) {
        Set<Reference> others = sameSubjects.of(parts(reference, caller));
        AgencyId agency = caller.agency();
        return database.query(
                """
                select m.reference, min(m.delivered_at) as arrived_at from (
                    select first_value(d.reference) over (partition by d.lane order by d.position) as reference,
                           d.delivered_at, d.lane
                      from delivery d where d.recipient = ? and d.state = 'delivered') m
                 where m.lane in (select o.lane from delivery o
                                   where o.recipient = ? and o.state = 'delivered'
                                     and o.reference = any (string_to_array(?, ' ')))
                   and m.lane not in (select t.lane from delivery t where t.reference = ?)
                 group by m.reference order by arrived_at desc""",
                (row, number) -> new Related(
                        new Reference(row.getString("reference")),
                        row.getTimestamp("arrived_at").toInstant()),
                agency.value(),
                agency.value(),
                joined(others),
                reference.value());
    }

    private List<Arrived> arrived(String reference, Caller caller) {
        if (!Reference.isReference(reference)) {
            throw unknown();
        }
        String agency = caller.agency().value();
        List<Arrived> arrived = new ArrayList<>();
        database.query(
                ARRIVED,
                row -> {
                    byte[] content = row.getBytes("content");
                    arrived.add(new Arrived(
                            row.getObject("envelope", UUID.class),
                            new Reference(row.getString("reference")),
                            row.getTimestamp("delivered_at").toInstant(),
                            row.getString("digest"),
                            content == null ? new byte[0] : content));
                },
                agency,
                agency,
                reference);
        if (arrived.isEmpty()) {
            throw unknown();
        }
        return arrived;
    }

    private static Rejection unknown() {
        return new Rejection(Rejection.Kind.NOT_FOUND, "nothing with this reference was delivered to you");
    }
}
