package org.safeconduct.administration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyStates;
import org.safeconduct.agreement.Register;
import org.safeconduct.disclosure.Code;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.EvidenceQuery;
import org.safeconduct.evidence.EvidenceSearch;
import org.safeconduct.evidence.EvidenceSearch.Found;
import org.safeconduct.evidence.Fact;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.sealing.agency.AgencyCertificates;
import org.safeconduct.sealing.agency.CertificateStanding;
import org.safeconduct.sealing.watch.KeyFingerprints;
import org.springframework.stereotype.Component;

/** Which keys each agency has, how long they last, and which were taken out: for operators, who are phoned about them. */
@Component
public class KeysOfAgencies {

    private static final Duration SOON = Duration.ofDays(30);
    private static final int CHANGES = 1_000;
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

    private final Register register;
    private final AgencyStates states;
    private final AgencyCertificates certificates;
    private final EvidenceSearch evidence;
    private final Clock clock;

    KeysOfAgencies(
            Register register,
            AgencyStates states,
            AgencyCertificates certificates,
            EvidenceSearch evidence,
            Clock clock) {
        this.register = register;
        this.states = states;
        this.certificates = certificates;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** How a key stands. */
    public enum State implements Code {
        IN_USE,
        NOT_YET,
        ENDS_SOON,
        ENDED,
        /** It was revoked: nothing is sealed to it, and it opens no door. */
        WITHDRAWN,
        /** Whether it was revoked cannot be known just now, or an agreement names another. */
        UNSURE
    }

    /**
     * A certificate that an agency has now.
     *
     * @param fingerprint SHA-256, in hexadecimal
     * @param seals whether something can be sealed to it
     */
    public record Key(String fingerprint, Instant until, State state, boolean seals) {}

    /** A certificate that it had, and when it was found to be out. */
    public record Gone(String fingerprint, Instant at) {}

    /**
     * An agency and its keys.
     *
     * @param readable whether they could be read just now; nothing can be sealed to it otherwise
     * @param gone the latest first
     */
    public record Seen(Agency agency, AgencyStates.State state, boolean readable, List<Key> keys, List<Gone> gone) {}

    /** Every agency, by name. */
    public List<Seen> all() {
        List<Found> changes = evidence.latest(EvidenceQuery.all().events(List.of(Event.KEY_CHANGED)), CHANGES);
        return register.agencies().stream()
                .sorted(Comparator.comparing(Agency::name))
                .map(agency -> seen(agency, changes))
                .toList();
    }

    private Seen seen(Agency agency, List<Found> changes) {
        AgencyStates.State state = states.of(agency.id());
        try {
            List<Key> keys = certificates.seen(agency).stream().map(this::key).toList();
            Set<String> now = keys.stream().map(Key::fingerprint).collect(Collectors.toSet());
            return new Seen(agency, state, true, keys, gone(KeyFingerprints.name(agency), now, changes));
        } catch (Unavailable e) {
            return new Seen(agency, state, false, List.of(), List.of());
        }
    }

    private Key key(AgencyCertificates.Seen seen) {
        return new Key(seen.fingerprint(), seen.until(), state(seen, clock.instant()), seen.seals());
    }

    static State state(AgencyCertificates.Seen seen, Instant now) {
        if (seen.standing() == CertificateStanding.WITHDRAWN) {
            return State.WITHDRAWN;
        }
        if (!seen.until().isAfter(now)) {
            return State.ENDED;
        }
        if (seen.standing() == CertificateStanding.UNKNOWN) {
            return State.UNSURE;
        }
        if (seen.from().isAfter(now)) {
            return State.NOT_YET;
        }
        return seen.until().isBefore(now.plus(SOON)) ? State.ENDS_SOON : State.IN_USE;
    }

    /**
     * What stood in evidence before a change and does not count now.
     *
     * @param changes of any key, the latest first
     */
    static List<Gone> gone(String name, Set<String> now, List<Found> changes) {
        Map<String, Instant> gone = new LinkedHashMap<>();
        changes.stream()
                .filter(change -> change.text(Fact.KEY).equals(name))
                .forEach(change -> Arrays.stream(change.text(Fact.BEFORE).split("[ ,]"))
                        .filter(one -> FINGERPRINT.matcher(one).matches() && !now.contains(one))
                        .forEach(one -> gone.putIfAbsent(one, Instant.parse(change.at()))));
        return gone.entrySet().stream()
                .map(one -> new Gone(one.getKey(), one.getValue()))
                .toList();
    }
}
