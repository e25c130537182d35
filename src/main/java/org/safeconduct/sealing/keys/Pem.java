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
import org.bouncycastle.cert.X509CertificateHolder;
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

    /** Every certificate among keys and whatever else there is, in their order; perhaps none. */
    static List<X509Certificate> certificatesAmong(String pem) throws IOException, GeneralSecurityException {
        List<X509Certificate> found = new ArrayList<>();
        for (byte[] certificate : each("CERTIFICATE", pem)) {
            found.add(Crypto.certificate(new X509CertificateHolder(certificate)));
        }
        return found;
    }

    /** Every private key in PKCS#8, in their order; perhaps none. The reason of a failure may quote a key's bytes. */
    static List<PrivateKey> privateKeys(String pem) throws IOException, GeneralSecurityException {
        List<PrivateKey> found = new ArrayList<>();
        for (byte[] key : each("PRIVATE KEY", pem)) {
            found.add(Crypto.privateKey(key));
        }
        return found;
    }

    private static List<byte[]> each(String type, String pem) throws IOException {
        List<byte[]> found = new ArrayList<>();
        try (var reader = new PemReader(new StringReader(pem))) {
            for (PemObject object = reader.readPemObject(); object != null; object = reader.readPemObject()) {
                if (object.getType().equals(type)) {
                    found.add(object.getContent());
                }
            }
        }
        return found;
    }
}
