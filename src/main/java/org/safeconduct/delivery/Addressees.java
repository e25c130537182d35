package org.safeconduct.delivery;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Register;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** To whom a case was addressed. */
@Component
public class Addressees {

    private final JdbcTemplate database;
    private final Register register;

    Addressees(JdbcTemplate database, Register register) {
        this.database = database;
        this.register = register;
    }

    /** The agency that plays a recipient's part in this case: the one it went to last, or else would go to now. */
    public AgencyId playing(Recipient recipient, Reference reference) {
        return database
                .queryForList(
                        "select recipient from delivery where reference = ? order by position desc",
                        String.class,
                        reference.value())
                .stream()
                .map(AgencyId::new)
                .filter(agency -> register.agency(agency)
                        .flatMap(Agency::part)
                        .filter(recipient::equals)
                        .isPresent())
                .findFirst()
                .orElseGet(() -> register.recipient(recipient).id());
    }

    /** When the agency first receipted something of this case; empty if it has not. */
    public Optional<Instant> receivedAt(Reference reference, AgencyId agency) {
        return Optional.ofNullable(database.queryForObject(
                        "select min(delivered_at) from delivery where reference = ? and recipient = ?",
                        Timestamp.class,
                        reference.value(),
                        agency.value()))
                .map(Timestamp::toInstant);
    }

    /**
     * Whether anything of this case is or was on its way to the agency. One whose receipt got lost has read it all the same,
     * so the state of the delivery does not count.
     */
    public boolean includes(Reference reference, AgencyId agency) {
        return Boolean.TRUE.equals(database.queryForObject(
                "select exists (select from delivery where reference = ? and recipient = ?)",
                Boolean.class,
                reference.value(),
                agency.value()));
    }

    /** How the delivery of this disclosure to each agency stands, the last one if there were several. */
    public Map<AgencyId, DeliveryState> states(Reference reference) {
        Map<AgencyId, DeliveryState> states = new HashMap<>();
        database.query(
                "select recipient, state from delivery where reference = ? order by position",
                row -> {
                    states.put(new AgencyId(row.getString("recipient")), DeliveryRows.state(row));
                },
                reference.value());
        return states;
    }

    /** Whether this disclosure has arrived wherever it went, and somewhere. */
    public boolean haveIt(Reference reference) {
        Collection<DeliveryState> states = states(reference).values();
        return states.contains(DeliveryState.DELIVERED)
                && states.stream()
                        .allMatch(state -> state == DeliveryState.DELIVERED || state == DeliveryState.STOPPED);
    }
}
