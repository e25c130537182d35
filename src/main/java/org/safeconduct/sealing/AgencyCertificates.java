package org.safeconduct.sealing;

import java.security.cert.X509Certificate;
import org.safeconduct.agreement.Agency;
import org.springframework.stereotype.Component;

/** The certificates of agencies, for those who check what an agency has signed. */
@Component
public class AgencyCertificates {

    private final RecipientKeys keys;

    AgencyCertificates(RecipientKeys keys) {
        this.keys = keys;
    }

    /** @throws org.safeconduct.platform.Unavailable if the certificate is missing, has expired or cannot be used */
    public X509Certificate of(Agency agency) {
        return keys.of(agency).certificate();
    }
}
