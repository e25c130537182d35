package org.safeconduct.sealing.opening;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
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

    /**
     * What was read last, by agency. A signature shows that a key and a certificate belong together, and a path that a signer
     * is trusted: both cost more than opening an envelope does, and neither changes while the files stay what they are.
     */
    private final Map<AgencyId, Held> held = new ConcurrentHashMap<>();

    /** @param files what they looked like just before they were read */
    private record Held(List<String> files, List<AgencyKey> keys, Opener opener) {

        @Override
        public String toString() {
            return "Held[withheld]";
        }
    }

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
                .map(agency -> held(agency).keys().getFirst());
    }

    /** An opener, with every key it has, for what this gateway has sealed to the key's agency. */
    public Opener opener(AgencyKey key) {
        return register.agency(key.agency())
                .map(agency -> held(agency).opener())
                .orElseGet(() -> Opener.of(List.of(key), keys, clock));
    }

    /** A file that is replaced is read again at once; one that is gone is an error at once. */
    private Held held(Agency agency) {
        String pair = KeyFolder.pairOf(agency.certificate());
        List<String> files = Stream.of(pair + ".key", pair + ".pem", KeyFolder.CA + ".pem", KeyFolder.GATEWAY + ".pem")
                .map(name -> name + " " + keys.stamp(name))
                .toList();
        Held known = held.get(agency.id());
        if (known != null && known.files().equals(files)) {
            return known;
        }
        List<AgencyKey> all = AgencyKey.all(keys, agency);
        Held read = new Held(files, all, Opener.of(all, keys, clock));
        held.put(agency.id(), read);
        return read;
    }
}
