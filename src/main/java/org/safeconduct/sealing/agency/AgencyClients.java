package org.safeconduct.sealing.agency;

import java.security.cert.X509Certificate;
import org.safeconduct.identity.ClientCertificates;
import org.springframework.stereotype.Component;

/** A certificate that was revoked opens no door. */
@Component
class AgencyClients implements ClientCertificates {

    private final Revocation revocation;

    AgencyClients(Revocation revocation) {
        this.revocation = revocation;
    }

    @Override
    public boolean mayStillBeUsed(X509Certificate certificate) {
        return revocation.of(certificate) == Revocation.Standing.GOOD;
    }
}
