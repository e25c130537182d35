package org.safeconduct.sealing;

import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Register;
import org.safeconduct.platform.Unavailable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The agencies' private keys, for the stand-ins that play them. Development only: a real agency's key never leaves the
 * agency.
 */
@Component
@Profile("development")
public class AgencyKeys {

    private final KeyFolder keys;
    private final Register register;
    private final Clock clock;

    AgencyKeys(KeyFolder keys, Register register, Clock clock) {
        this.keys = keys;
        this.register = register;
        this.clock = clock;
    }

    /**
     * The agency's key and certificate: the first, if its file has several.
     *
     * @throws Unavailable if the register or the keys folder does not have them
     */
    public AgencyKey of(AgencyId id) {
        return all(id).getFirst();
    }

    private List<AgencyKey> all(AgencyId id) {
        try {
            return keys.everyOwn(name(id)).stream()
                    .map(own -> new AgencyKey(id, own))
                    .toList();
        } catch (KeysUnusable e) {
            throw new Unavailable("the key of " + id + " cannot be used", e);
        }
    }

    /** TLS in which the agency shows its own certificate, and trusts the partnership's authority alone. */
    public SSLContext tls(AgencyId id) {
        return TlsBundles.bundle(name(id), of(id).own(), keys.certificates(KeyFolder.CA + ".pem"))
                .createSslContext();
    }

    private String name(AgencyId id) {
        return register.agency(id)
                .orElseThrow(() -> new Unavailable("the register does not have " + id))
                .certificate()
                .replaceFirst("\\.pem$", "");
    }

    /** An opener, with every key the agency has, for what this gateway has sealed to it. */
    public Opener opener(AgencyId id) {
        return new Opener(
                all(id),
                keys.certificates(KeyFolder.CA + ".pem"),
                keys.certificate(KeyFolder.GATEWAY + ".pem").getSubjectX500Principal(),
                clock);
    }
}
