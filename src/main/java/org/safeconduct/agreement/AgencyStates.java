package org.safeconduct.agreement;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.safeconduct.disclosure.Code;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.Unavailable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which agencies an operator has held back. A change counts on the node that took it as soon as it is answered, and on every
 * other within a second.
 */
public class AgencyStates implements Admission {

    /** Where an agency stands. */
    public enum State implements Code {
        /** Takes part. */
        ACTIVE,
        /** Its calls are refused, and what is for it waits. */
        SUSPENDED,
        /** It takes part no longer. */
        LEFT
    }

    private final Supplier<JdbcTemplate> database;
    private final Refreshed<Map<AgencyId, State>> states;

    AgencyStates(Supplier<JdbcTemplate> database, Clock clock) {
        this.database = database;
        this.states = new Refreshed<>(this::load, clock);
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
        states.changes();
    }

    private Map<AgencyId, State> current() {
        try {
            return states.now();
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
