package org.safeconduct.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What arrived, and where. */
@Component
public class Arrivals {

    private static final String DELIVERED = """
            select d.envelope, d.lane, d.reference, d.recipient, d.delivered_at from delivery d
             where d.state = 'delivered' and\s""";

    private static final RowMapper<Arrival> ARRIVAL = (row, number) -> new Arrival(
            row.getObject("envelope", UUID.class),
            new Reference(row.getString("lane")),
            new Reference(row.getString("reference")),
            new AgencyId(row.getString("recipient")),
            row.getTimestamp("delivered_at").toInstant());

    private final JdbcClient database;

    public Arrivals(JdbcClient database) {
        this.database = database;
    }

    /**
     * One envelope that its recipient has receipted.
     *
     * @param of the case that it belongs to
     */
    public record Arrival(UUID envelope, Reference of, Reference reference, AgencyId at, Instant when) {}

    /** At one agency, of the case to which this reference belongs there; in the order in which they went. */
    public List<Arrival> at(AgencyId agency, Reference reference) {
        return database.sql(DELIVERED + """
                        d.recipient = ? and d.lane in (
                              select o.lane from delivery o
                               where o.recipient = ? and o.state = 'delivered' and o.reference = ?)
                        order by d.position""")
                .params(agency.value(), agency.value(), reference.value())
                .query(ARRIVAL)
                .list();
    }

    /** Of the cases to which these references belong, wherever it arrived; in the order in which they went. */
    public List<Arrival> ofCasesWith(Collection<Reference> references) {
        return database.sql(DELIVERED + """
                        d.lane in (select o.lane from delivery o where o.reference = any (?))
                        order by d.position""")
                .param(references.stream().map(Reference::value).toArray(String[]::new))
                .query(ARRIVAL)
                .list();
    }

    /** Of these cases. */
    public List<Arrival> of(Collection<Reference> cases) {
        return database.sql(DELIVERED + "d.lane = any (?) order by d.position")
                .param(cases.stream().map(Reference::value).toArray(String[]::new))
                .query(ARRIVAL)
                .list();
    }

    /** Cases of which something arrived somewhere, in the order of their references, those after that one. */
    public List<Reference> cases(String after, int most) {
        return database.sql("""
                        select lane from delivery where state = 'delivered' and lane collate "C" > ?
                         group by lane order by lane collate "C" limit ?""").params(after, most).query(String.class).stream()
                .map(Reference::new)
                .toList();
    }
}
