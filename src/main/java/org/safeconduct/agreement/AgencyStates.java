package org.safeconduct.agreement;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.safeconduct.disclosure.Code;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.Unavailable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Which agencies an operator has held back. A change counts on the node that took it as soon as it is answered, and on every
 * other within {@link #FRESH}.
 */
public class AgencyStates implements Admission {

    private static final Duration FRESH = Duration.ofSeconds(1);

    /** Where an agency stands. */
    public enum State implements Code {
        /** Takes part. */
        ACTIVE,
        /** Its calls are refused, and what is for it waits. */
        SUSPENDED,
        /** It takes part no longer. */
        LEFT
    }

    private record View(Instant asked, Map<AgencyId, State> states) {}

    private final Supplier<JdbcTemplate> database;
    private final Clock clock;
    private volatile @Nullable View view;

    AgencyStates(Supplier<JdbcTemplate> database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @throws Unavailable if that cannot be known */
    public State of(AgencyId agency) {
        return current().getOrDefault(agency, State.ACTIVE);
    }

    @Override
    public boolean admits(AgencyId agency) {
        return of(agency) == State.ACTIVE;
    }

    /**
     * In the caller's transaction.
     *
     * @throws Rejection if the agency has left, which is for good, or stands so already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(AgencyId agency, State state, Instant at) {
        database.get().execute("lock table agency_state in share row exclusive mode");
        State before = load().getOrDefault(agency, State.ACTIVE);
        if (before == state || before == State.LEFT) {
            throw new Rejection(Rejection.Kind.CONFLICT, "the agency is " + before.code() + " already");
        }
        database.get()
                .update(
                        "insert into agency_state (agency, state, at) values (?, ?, ?)",
                        agency.value(),
                        state.code(),
                        Timestamp.from(at));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                view = null;
            }
        });
    }

    private Map<AgencyId, State> current() {
        Instant now = clock.instant();
        View seen = view;
        if (seen != null && Duration.between(seen.asked(), now).abs().compareTo(FRESH) < 0) {
            return seen.states();
        }
        try {
            View fresh = new View(now, load());
            view = fresh;
            return fresh.states();
        } catch (DataAccessException e) {
            throw new Unavailable("which agencies are suspended cannot be known", e);
        }
    }

    private Map<AgencyId, State> load() {
        Map<AgencyId, State> states = new HashMap<>();
        database.get()
                .query(
                        "select distinct on (agency) agency, state from agency_state order by agency, change desc",
                        row -> {
                            states.put(
                                    new AgencyId(row.getString("agency")),
                                    Code.read(State.class, row.getString("state"))
                                            .orElseThrow());
                        });
        return Map.copyOf(states);
    }
}
