package org.safeconduct.sealing.keys;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** Questions about certificates that the Java interfaces do not answer, or not with yes or no. */
public final class Certificates {

    /** The organisation that development authorities call themselves. */
    public static final String DEVELOPMENT = "Safe Conduct development, throw-away";

    private Certificates() {}

    public static boolean isAuthority(X509Certificate certificate) {
        return certificate.getBasicConstraints() >= 0;
    }

    /** Whether a development authority issued it. */
    static boolean isOfDevelopment(X509Certificate certificate) {
        X500Name issuer =
                X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
        return Arrays.stream(issuer.getRDNs(BCStyle.O))
                .anyMatch(organisation -> organisation.getFirst().getValue() instanceof ASN1String text
                        && DEVELOPMENT.equals(text.getString()));
    }

    public static boolean isValid(X509Certificate certificate, Instant at) {
        try {
            certificate.checkValidity(Date.from(at));
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    /**
     * Checks the certificate's key usage, if it has one.
     *
     * @param bit of RFC 5280 section 4.2.1.3
     * @throws GeneralSecurityException if the certificate says what it is for, and this is not among it
     */
    public static void requireUse(X509Certificate certificate, int bit) throws GeneralSecurityException {
        boolean[] uses = certificate.getKeyUsage();
        if (uses != null && !uses[bit]) {
            throw new GeneralSecurityException("the certificate is not for this use");
        }
    }
}
