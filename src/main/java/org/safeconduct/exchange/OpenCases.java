package org.safeconduct.exchange;

import java.util.Set;
import java.util.stream.Collectors;
import org.safeconduct.disclosure.Reference;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The cases that have not come to an end: accepted and not delivered, referred, or returned. */
@Component
class OpenCases implements Unfinished {

    private final JdbcTemplate database;

    OpenCases(JdbcTemplate database) {
        this.database = database;
    }

    @Override
    public Set<Reference> among(Set<Reference> references) {
        return database
                .queryForList(
                        """
                        select reference from disclosure where status in ('accepted', 'referred', 'returned')
                           and reference = any (string_to_array(?, ' '))""",
                        String.class,
                        references.stream().map(Reference::value).collect(Collectors.joining(" ")))
                .stream()
                .map(Reference::new)
                .collect(Collectors.toSet());
    }
}
