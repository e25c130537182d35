package org.safeconduct.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.safeconduct.disclosure.Reference;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When recipients opened what they have, as it is on record. */
public final class Openings {

    private final JdbcClient database;

    public Openings(JdbcClient database) {
        this.database = database;
    }

    /** When somebody of an agency opened it. */
    public record Opening(Reference reference, String agency, Instant at) {}

    /** The last time of each, on a page or fetched by a system. */
    public List<Opening> of(Collection<Reference> references) {
        return find("max", references, List.of(ReadAudit.Part.INBOX, ReadAudit.Part.ENVELOPE));
    }

    /** The first time of each at which a person opened it on a page. */
    public List<Opening> firstByPeople(Collection<Reference> references) {
        return find("min", references, List.of(ReadAudit.Part.INBOX));
    }

    private List<Opening> find(String which, Collection<Reference> references, List<ReadAudit.Part> parts) {
        List<Opening> openings = new ArrayList<>();
        database.sql("""
                        select r.reference, r.record::jsonb ->> :agency as agency, %s(r.at) as at from evidence r
                         where r.event = :viewed and r.reference = any (:references)
                           and r.record::jsonb ->> :part in (:parts) group by 1, 2""".formatted(which))
                .param("agency", Fact.ACTOR_AGENCY.key())
                .param("viewed", Event.VIEWED.code())
                .param("references", references.stream().map(Reference::value).toArray(String[]::new))
                .param("part", Fact.LOOKED_AT.key())
                .param("parts", parts.stream().map(ReadAudit.Part::code).toList())
                .query(row -> {
                    openings.add(new Opening(
                            new Reference(row.getString("reference")),
                            String.valueOf(row.getString("agency")),
                            row.getTimestamp("at").toInstant()));
                });
        return openings;
    }
}
