package org.safeconduct.review;

import java.util.Set;
import java.util.stream.Collectors;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.InReview;
import org.safeconduct.exchange.Unfinished;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The cases that wait for a reviewer. */
@Component
class OpenReviews implements Unfinished, InReview {

    private final JdbcTemplate database;

    OpenReviews(JdbcTemplate database) {
        this.database = database;
    }

    @Override
    public boolean waits(Reference reference) {
        return !among(Set.of(reference)).isEmpty();
    }

    @Override
    public Set<Reference> among(Set<Reference> references) {
        return database
                .queryForList(
                        """
                        select reference from review where state in ('waiting', 'second') and not withdrawn
                           and reference = any (string_to_array(?, ' '))""",
                        String.class,
                        references.stream().map(Reference::value).collect(Collectors.joining(" ")))
                .stream()
                .map(Reference::new)
                .collect(Collectors.toSet());
    }
}
