package org.safeconduct.sealing.opening;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Register;
import org.safeconduct.sealing.keys.KeyFolder;
import org.springframework.stereotype.Component;

/**
 * The private keys of the agencies that the register calls hosted: those without a system of their own, whose officers read on
 * the gateway's pages. Any other agency's key never leaves the agency.
 */
@Component
public class HostedKeys {

    private final KeyFolder keys;
    private final Register register;
    private final Clock clock;

    HostedKeys(KeyFolder keys, Register register, Clock clock) {
        this.keys = keys;
        this.register = register;
        this.clock = clock;
    }

    /** Whether what is sealed to the agency can be opened here. */
    public boolean has(AgencyId id) {
        return register.agency(id).filter(Agency::hosted).isPresent();
    }

    /**
     * The agency's key; empty if the agency keeps it to itself.
     *
     * @throws org.safeconduct.platform.Unavailable if it is hosted and its key cannot be used
     */
    public Optional<AgencyKey> of(AgencyId id) {
        return register.agency(id)
                .filter(Agency::hosted)
                .map(agency -> AgencyKey.all(keys, agency).getFirst());
    }

    /** An opener, with every key it has, for what this gateway has sealed to the key's agency. */
    public Opener opener(AgencyKey key) {
        return Opener.of(
                register.agency(key.agency())
                        .map(agency -> AgencyKey.all(keys, agency))
                        .orElse(List.of(key)),
                keys,
                clock);
    }
}
