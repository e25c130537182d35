package org.safeconduct.feedback.clock;

import java.util.Set;
import java.util.stream.Collectors;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.Unfinished;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The cases with a clock of which something may still come: a reminder, a miss, an escalation. */
@Component
class OpenClocks implements Unfinished {

    private final JdbcTemplate database;

    OpenClocks(JdbcTemplate database) {
        this.database = database;
    }

    @Override
    public Set<Reference> among(Set<Reference> references) {
        return database
                .queryForList(
                        """
                        select reference from case_clock where next_at is not null
                           and reference = any (string_to_array(?, ' '))""",
                        String.class,
                        references.stream().map(Reference::value).collect(Collectors.joining(" ")))
                .stream()
                .map(Reference::new)
                .collect(Collectors.toSet());
    }
}
