package org.safeconduct.identity;

import java.security.cert.X509Certificate;

/** Knows which certificates, though TLS took them, have been taken back since. */
public interface ClientCertificates {

    /** False as well when nobody can say and the partnership wants that refused. */
    boolean mayStillBeUsed(X509Certificate certificate);
}
