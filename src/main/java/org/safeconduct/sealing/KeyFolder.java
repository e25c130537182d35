package org.safeconduct.sealing;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/**
 * The keys folder: reads its files, and refuses development certificates where they do not belong.
 *
 * @param development whether certificates of the throw-away authority are welcome
 */
record KeyFolder(Path folder, boolean development) {

    static final String CA = "ca";
    static final String SERVER = "server";
    static final String GATEWAY = "gateway";
    static final String RECEIPT = "receipt";
    static final String LOG_KEY = "log.key";
    static final String STORE_KEY = "store.key";
    static final int STORE_KEY_LENGTH = 32;

    private static final String PUT_IT_THERE =
            "Put the file there, or set safeconduct.certs-dir to the folder that has it."
                    + " certs-dev/README.md says what each file is.";

    /** @throws KeysUnusable if the name is more than a plain file name */
    Path file(String name) {
        Path file = folder.resolve(name);
        if (!folder.equals(file.getParent()) || name.startsWith(".")) {
            throw new KeysUnusable(
                    file, "is not a plain file name of the keys folder.", "Name a file in the folder itself.");
        }
        return file;
    }

    /** Every certificate of a PEM file; the first is the one the file is about. */
    List<X509Certificate> certificates(String name) {
        Path file = file(name);
        List<X509Certificate> certificates;
        try (var in = Files.newInputStream(file)) {
            certificates = CertificateFactory.getInstance("X.509", Crypto.BC).generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (NoSuchFileException e) {
            throw new KeysUnusable(file, "is missing.", PUT_IT_THERE);
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(file, "is not a certificate in PEM form.");
        }
        if (certificates.isEmpty()) {
            throw unreadable(file, "holds no certificate.");
        }
        if (!development && certificates.stream().anyMatch(DevelopmentAuthority::issued)) {
            throw new KeysUnusable(
                    file,
                    "is a development certificate, whose authority anyone may have made.",
                    "Replace it with a certificate of the partnership's authority.");
        }
        return certificates;
    }

    X509Certificate certificate(String name) {
        return certificates(name).getFirst();
    }

    /** {@code <name>.pem} and {@code <name>.key}. */
    OwnKey own(String name) {
        return new OwnKey(privateKey(name + ".key"), certificates(name + ".pem"));
    }

    PrivateKey privateKey(String name) {
        Path file = file(name);
        try (var pem = new PemReader(new StringReader(text(file)))) {
            PemObject object = pem.readPemObject();
            if (object != null && object.getType().equals("PRIVATE KEY")) {
                return Crypto.privateKey(object.getContent());
            }
        } catch (IOException | GeneralSecurityException e) {
            // The reason may quote the key's bytes, so only the place is told.
        }
        throw unreadable(file, "is not a private key in PEM form (PKCS#8, unencrypted).");
    }

    /** The key under which the gateway keeps its own records: 32 bytes, in the file as base64. */
    byte[] storeKey() {
        Path file = file(STORE_KEY);
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text(file).strip());
        } catch (IllegalArgumentException e) {
            throw unreadable(file, "is not base64.");
        }
        if (key.length != STORE_KEY_LENGTH) {
            throw unreadable(file, "does not hold 32 bytes.");
        }
        return key;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (NoSuchFileException e) {
            throw new KeysUnusable(file, "is missing.", PUT_IT_THERE);
        } catch (IOException e) {
            throw unreadable(file, "cannot be read.");
        }
    }

    private static KeysUnusable unreadable(Path file, String what) {
        return new KeysUnusable(file, what, "Replace the file. certs-dev/README.md says what it must hold.");
    }
}
