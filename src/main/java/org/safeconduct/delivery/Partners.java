package org.safeconduct.delivery;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Register;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.evidence.Fact;
import org.safeconduct.platform.Rejection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The agencies that receive, for operators. Deliveries to one that is paused wait as they are: nothing is sent, nothing counts
 * as an attempt, nothing is lost. It counts on every node at the next delivery.
 */
@Component
public class Partners {

    private final Register register;
    private final JdbcTemplate database;
    private final Evidence evidence;
    private final HttpsTransport https;
    private final DurableDispatch dispatch;
    private final Clock clock;

    Partners(
            Register register,
            JdbcTemplate database,
            Evidence evidence,
            HttpsTransport https,
            DurableDispatch dispatch,
            Clock clock) {
        this.dispatch = dispatch;
        this.register = register;
        this.database = database;
        this.evidence = evidence;
        this.https = https;
        this.clock = clock;
    }

    /**
     * An agency that receives.
     *
     * @param pausedAt since when deliveries to it are held back; empty if they are not
     * @param waiting deliveries that wait for it, parked ones apart
     */
    public record Partner(Agency agency, Optional<Instant> pausedAt, long waiting) {}

    /** Those that have an endpoint, by name. */
    public List<Partner> all() {
        Map<String, Instant> paused = new HashMap<>();
        database.query("select agency, paused_at from paused_partner", row -> {
            paused.put(row.getString("agency"), row.getTimestamp("paused_at").toInstant());
        });
        Map<String, Long> waiting = new HashMap<>();
        database.query("select recipient, count(*) as number from delivery where state = 'waiting' group by 1", row -> {
            waiting.put(row.getString("recipient"), row.getLong("number"));
        });
        return register.agencies().stream()
                .filter(agency -> agency.endpoint().isPresent())
                .sorted(Comparator.comparing(Agency::name))
                .map(agency -> new Partner(
                        agency,
                        Optional.ofNullable(paused.get(agency.id().value())),
                        waiting.getOrDefault(agency.id().value(), 0L)))
                .toList();
    }

    /**
     * Holds deliveries back, from now on. One that is under way goes its way.
     *
     * @throws Rejection if no agency that receives has this id
     */
    @Transactional
    public void pause(String agency) {
        AgencyId id = known(agency).id();
        int paused = database.update(
                "insert into paused_partner (agency, paused_at) values (?, ?) on conflict do nothing",
                id.value(),
                Timestamp.from(clock.instant()));
        if (paused > 0) {
            record(Event.PARTNER_PAUSED, id);
        }
    }

    /**
     * Lets deliveries go on, at once. One that looks at this very instant, and still finds the pause, looks again by itself.
     *
     * @throws Rejection if no agency that receives has this id
     */
    @Transactional
    public void goOn(String agency) {
        AgencyId id = known(agency).id();
        if (database.update("delete from paused_partner where agency = ?", id.value()) == 0) {
            return;
        }
        wake(id);
        record(Event.PARTNER_RESUMED, id);
    }

    /** What waits for an agency looks now whether it may go, and not when it would by itself; in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void wake(AgencyId id) {
        dispatch.wake(id);
    }

    /**
     * Knocks at the agency's endpoint, with our certificate, and sends nothing.
     *
     * @throws Rejection if no agency that receives has this id
     */
    public Reached test(String agency) {
        return https.reach(known(agency));
    }

    private void record(Event event, AgencyId id) {
        evidence.append(EvidenceRecord.ofGateway(event, clock.instant(), Map.of(Fact.RECIPIENT_AGENCY, id.value())));
    }

    private Agency known(String agency) {
        return register.agencies().stream()
                .filter(found ->
                        found.id().value().equals(agency) && found.endpoint().isPresent())
                .findFirst()
                .orElseThrow(() -> new Rejection(Rejection.Kind.NOT_FOUND, "no agency that receives has this id"));
    }
}
