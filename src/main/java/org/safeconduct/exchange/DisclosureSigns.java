package org.safeconduct.exchange;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.disclosure.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What can be seen of disclosures without reading them. */
@Component
public class DisclosureSigns {

    private final JdbcClient database;

    public DisclosureSigns(JdbcClient database) {
        this.database = database;
    }

    /**
     * Of one.
     *
     * @param withdrawn whether its sharer took it back
     * @param danger whether somebody was in danger when it was shared
     * @param added whether it came later, as a further part of a case
     */
    public record Signs(boolean withdrawn, boolean danger, boolean added) {}

    public Map<Reference, Signs> of(Collection<Reference> references) {
        Map<Reference, Signs> signs = new HashMap<>();
        database.sql(
                        "select reference, status, danger, part_of is not null as added from disclosure where reference = any (?)")
                .param(references.stream().map(Reference::value).toArray(String[]::new))
                .query(row -> {
                    signs.put(
                            new Reference(row.getString("reference")),
                            new Signs(
                                    Code.read(Status.class, row.getString("status"))
                                                    .orElseThrow()
                                            == Status.WITHDRAWN,
                                    row.getBoolean("danger"),
                                    row.getBoolean("added")));
                });
        return signs;
    }
}
