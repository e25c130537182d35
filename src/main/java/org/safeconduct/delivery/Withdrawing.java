package org.safeconduct.delivery;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stops what has not gone out of a case. */
@Component
public class Withdrawing {

    private final JdbcClient database;

    Withdrawing(JdbcClient database) {
        this.database = database;
    }

    /**
     * What stopping came to.
     *
     * @param never agencies that have read nothing of the case, and now never will
     * @param mayHaveRead agencies that have receipted something of it, or to which something was under way: nobody can know
     */
    public record Stopped(Set<AgencyId> never, Set<AgencyId> mayHaveRead) {

        public Stopped {
            never = Set.copyOf(never);
            mayHaveRead = Set.copyOf(mayHaveRead);
        }
    }

    /** Stops every delivery of the case and its parts that is not receipted, in the caller's transaction, which holds it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Stopped stop(Reference reference) {
        Set<String> mayHaveRead = new TreeSet<>(
                database.sql("select recipient from delivery where lane = ? and (state = 'delivered' or attempts > 0)")
                        .param(reference.value())
                        .query(String.class)
                        .list());
        Set<String> stopped = new TreeSet<>();
        // Whatever has claimed one, and commits that before it begins, is seen by the row that this holds.
        database.sql("""
                        update delivery set state = 'stopped', next_attempt_at = null
                         where lane = ? and state in ('waiting', 'parked', 'returned')
                        returning recipient, attempts > 0 or claimed_until is not null as begun""").param(reference.value()).query(row -> {
            (row.getBoolean("begun") ? mayHaveRead : stopped).add(row.getString("recipient"));
        });
        stopped.removeAll(mayHaveRead);
        return new Stopped(ids(stopped), ids(mayHaveRead));
    }

    private static Set<AgencyId> ids(Set<String> agencies) {
        return agencies.stream().map(AgencyId::new).collect(Collectors.toUnmodifiableSet());
    }
}
