package org.safeconduct.delivery;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stops what has not gone out of a case. */
@Component
public class Withdrawing {

    private final JdbcTemplate database;

    Withdrawing(JdbcTemplate database) {
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
        // A scheduler marks a task as picked, and commits that, before it begins: an attempt that has begun is seen
        // here.
        Set<String> mayHaveRead = Set.copyOf(
                database.queryForList("""
                select distinct d.recipient from delivery d
                 where d.lane = ? and (d.state = 'delivered' or d.attempts > 0 or exists (
                    select from scheduled_tasks t
                     where t.task_name = ? and t.task_instance = d.envelope::text and t.picked))""", String.class, reference.value(), DeliveryTasks.DELIVER.getTaskName()));
        Set<String> stopped = new TreeSet<>(database.queryForList("""
                update delivery set state = 'stopped', next_attempt_at = null
                 where lane = ? and state in ('waiting', 'parked', 'returned') returning recipient""", String.class, reference.value()));
        stopped.removeAll(mayHaveRead);
        return new Stopped(ids(stopped), ids(mayHaveRead));
    }

    private static Set<AgencyId> ids(Set<String> agencies) {
        return agencies.stream().map(AgencyId::new).collect(Collectors.toUnmodifiableSet());
    }
}
