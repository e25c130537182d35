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

    /** The last time at which somebody of an agency opened it. */
    public record Opening(Reference reference, String agency, Instant at) {}

    public List<Opening> of(Collection<Reference> references) {
        List<Opening> openings = new ArrayList<>();
        database.sql("""
                        select r.reference, r.record::jsonb ->> :agency as agency, max(r.at) as at from evidence r
                         where r.event = :viewed and r.reference = any (:references)
                           and r.record::jsonb ->> :part in (:parts) group by 1, 2""")
                .param("agency", Fact.ACTOR_AGENCY.key())
                .param("viewed", Event.VIEWED.code())
                .param("references", references.stream().map(Reference::value).toArray(String[]::new))
                .param("part", Fact.LOOKED_AT.key())
                .param("parts", List.of(ReadAudit.Part.INBOX.code(), ReadAudit.Part.ENVELOPE.code()))
                .query(row -> {
                    openings.add(new Opening(
                            new Reference(row.getString("reference")),
                            String.valueOf(row.getString("agency")),
                            row.getTimestamp("at").toInstant()));
                });
        return openings;
    }
}
