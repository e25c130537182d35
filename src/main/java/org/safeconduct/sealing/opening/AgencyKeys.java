package org.safeconduct.sealing.opening;

import java.time.Clock;
import javax.net.ssl.SSLContext;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Register;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.sealing.keys.KeyFolder;
import org.safeconduct.sealing.own.TlsBundles;
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
        return AgencyKey.all(keys, agency(id)).getFirst();
    }

    /** TLS in which the agency shows its own certificate, and trusts the partnership's authority alone. */
    public SSLContext tls(AgencyId id) {
        return TlsBundles.bundle(
                        KeyFolder.pairOf(agency(id).certificate()),
                        of(id).own(),
                        keys.certificates(KeyFolder.CA + ".pem"))
                .createSslContext();
    }

    private Agency agency(AgencyId id) {
        return register.agency(id).orElseThrow(() -> new Unavailable("the register does not have " + id));
    }

    /** An opener, with every key the agency has, for what this gateway has sealed to it. */
    public Opener opener(AgencyId id) {
        return Opener.of(AgencyKey.all(keys, agency(id)), keys, clock);
    }
}
