package org.safeconduct.evidence;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.safeconduct.disclosure.Reference;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which disclosures are about one of the same people, by their pseudonyms alone. Who may know of which is for the caller to hold. */
@Component
public class SameSubjects {

    private static final int MOST = 500;

    private final JdbcTemplate database;

    SameSubjects(JdbcTemplate database) {
        this.database = database;
    }

    /** Other disclosures about somebody whom one of these is about; never one of these. */
    public Set<Reference> of(Collection<Reference> references) {
        String these = references.stream().map(Reference::value).collect(Collectors.joining(" "));
        return database.queryForList("""
                        with people as (
                            select distinct jsonb_array_elements_text((r.record::jsonb) -> 'subjects') as pseudonym
                              from evidence r
                             where r.reference = any (string_to_array(?, ' ')) and r.event in ('accepted', 'referred', 'refused'))
                        select distinct s.reference from evidence s
                         where s.event in ('accepted', 'referred', 'refused')
                           and (s.record::jsonb) -> 'subjects' ??| (select coalesce(array_agg(pseudonym), '{}') from people)
                           and s.reference <> all (string_to_array(?, ' '))
                         limit\s""" + MOST, String.class, these, these).stream()
                .map(Reference::new)
                .collect(Collectors.toUnmodifiableSet());
    }
}
