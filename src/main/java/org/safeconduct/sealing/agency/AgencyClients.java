package org.safeconduct.sealing.agency;

import java.security.cert.X509Certificate;
import java.util.Set;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.identity.ClientCertificates;
import org.springframework.stereotype.Component;

/** A certificate that was revoked opens no door, and one that is another agency's not this agency's. */
@Component
class AgencyClients implements ClientCertificates {

    private final Revocation revocation;
    private final RecipientKeys keys;

    AgencyClients(Revocation revocation, RecipientKeys keys) {
        this.revocation = revocation;
        this.keys = keys;
    }

    @Override
    public boolean mayStillBeUsed(X509Certificate certificate) {
        return revocation.of(certificate) == Revocation.Standing.GOOD;
    }

    @Override
    public boolean isOfAnother(X509Certificate certificate, AgencyId agency) {
        Set<AgencyId> owners = keys.whose(certificate);
        return !owners.isEmpty() && !owners.contains(agency);
    }
}
