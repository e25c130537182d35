package org.safeconduct.identity;

import java.security.cert.X509Certificate;
import org.safeconduct.agreement.AgencyId;

/** Knows which certificates, though TLS took them, have been taken back since, and whose they are. */
public interface ClientCertificates {

    /** False as well when nobody can say and the partnership wants that refused. */
    boolean mayStillBeUsed(X509Certificate certificate);

    /** Whether the register has it as a certificate of other agencies and not of this one; false for one that it does not have. */
    boolean isOfAnother(X509Certificate certificate, AgencyId agency);
}
