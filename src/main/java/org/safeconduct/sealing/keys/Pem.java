package org.safeconduct.sealing.keys;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/** Keys and certificates as text (RFC 7468). */
public final class Pem {

    private Pem() {}

    public static String certificate(X509Certificate certificate) throws CertificateException, IOException {
        return write("CERTIFICATE", certificate.getEncoded());
    }

    /** @param pkcs8 the key, unencrypted */
    public static String privateKey(byte[] pkcs8) throws IOException {
        return write("PRIVATE KEY", pkcs8);
    }

    public static String write(String type, byte[] content) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, content));
        }
        return text.toString();
    }

    /** Every certificate, in their order; perhaps none. */
    public static List<X509Certificate> certificates(InputStream pem) throws CertificateException {
        return CertificateFactory.getInstance("X.509", Crypto.BC).generateCertificates(pem).stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    /** Every private key in PKCS#8, in their order; perhaps none. The reason of a failure may quote a key's bytes. */
    static List<PrivateKey> privateKeys(String pem) throws IOException, GeneralSecurityException {
        List<PrivateKey> found = new ArrayList<>();
        try (var reader = new PemReader(new StringReader(pem))) {
            for (PemObject object = reader.readPemObject(); object != null; object = reader.readPemObject()) {
                if (object.getType().equals("PRIVATE KEY")) {
                    found.add(Crypto.privateKey(object.getContent()));
                }
            }
        }
        return found;
    }
}
