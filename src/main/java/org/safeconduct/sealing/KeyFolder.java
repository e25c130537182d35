package org.safeconduct.sealing;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * The keys folder: reads its files, and refuses development certificates where they do not belong.
 *
 * @param development whether certificates of the throw-away authority are welcome
 */
record KeyFolder(Path folder, boolean development) {

    static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    static final String CA = "ca";
    static final String SERVER = "server";
    static final String GATEWAY = "gateway";
    static final String RECEIPT = "receipt";
    static final String LOG_KEY = "log.key";
    /** The key that will be the log's: signs beside it until all know it. */
    static final String NEXT_LOG_KEY = "log-next.key";

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
            certificates = Crypto.certificates(in);
        } catch (NoSuchFileException e) {
            throw new KeysUnusable(file, "is missing.", PUT_IT_THERE);
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(file, "is not a certificate in PEM form.");
        }
        if (certificates.isEmpty()) {
            throw unreadable(file, "holds no certificate.");
        }
        if (!welcomes(certificates)) {
            throw new KeysUnusable(
                    file,
                    "is a development certificate, whose authority anyone may have made.",
                    "Replace it with a certificate of the partnership's authority.");
        }
        return certificates;
    }

    /** Whether none of them is of the throw-away authority, or those are welcome here. */
    boolean welcomes(List<X509Certificate> certificates) {
        return development || certificates.stream().noneMatch(DevelopmentAuthority::issued);
    }

    X509Certificate certificate(String name) {
        return certificates(name).getFirst();
    }

    /**
     * The key in {@code <name>.key} and, of the certificates in {@code <name>.pem}, its own and those of authorities. So the
     * key's file alone says which of several certificates is in use, and a change of key is one move of one file.
     */
    OwnKey own(String name) {
        return own(privateKey(name + ".key"), certificates(name + ".pem"));
    }

    /** The same for each key of a file: who has several opens with all of them. */
    List<OwnKey> everyOwn(String name) {
        List<X509Certificate> certificates = certificates(name + ".pem");
        return privateKeys(name + ".key").stream()
                .map(key -> own(key, certificates))
                .toList();
    }

    private static OwnKey own(PrivateKey key, List<X509Certificate> certificates) {
        X509Certificate own = certificates.stream()
                .filter(certificate -> OwnKey.belong(key, certificate.getPublicKey(), Crypto.BC))
                .max(Comparator.comparing(X509Certificate::getNotBefore))
                .orElseGet(certificates::getFirst);
        List<X509Certificate> chain = new ArrayList<>(List.of(own));
        certificates.stream()
                .filter(certificate -> isAuthority(certificate) && !certificate.equals(own))
                .forEach(chain::add);
        return new OwnKey(key, chain);
    }

    static boolean isAuthority(X509Certificate certificate) {
        return certificate.getBasicConstraints() >= 0;
    }

    PrivateKey privateKey(String name) {
        return privateKeys(name).getFirst();
    }

    private List<PrivateKey> privateKeys(String name) {
        Path file = file(name);
        List<PrivateKey> found = new ArrayList<>();
        try (var pem = new PemReader(new StringReader(text(file)))) {
            for (PemObject object = pem.readPemObject(); object != null; object = pem.readPemObject()) {
                if (object.getType().equals("PRIVATE KEY")) {
                    found.add(Crypto.privateKey(object.getContent()));
                }
            }
        } catch (IOException | GeneralSecurityException e) {
            // The reason may quote the key's bytes, so only the place is told.
            found.clear();
        }
        if (found.isEmpty()) {
            throw unreadable(file, "is not a private key in PEM form (PKCS#8, unencrypted).");
        }
        return found;
    }

    boolean has(String name) {
        return Files.exists(file(name));
    }

    /** Whole or not at all: a crash leaves the temporary file, never half a file under its name. For the owner alone. */
    void write(String name, String text) throws IOException {
        FileAttribute<?>[] onlyOwner = POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Path fresh = Files.createTempFile(folder, ".new-", "", onlyOwner);
        try {
            Files.writeString(fresh, text, StandardCharsets.US_ASCII);
            Files.move(fresh, file(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    static String pem(String type, byte[] content) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, content));
        }
        return text.toString();
    }

    /** What a file looks like from outside, to see whether it is another than before; empty if it is not there. */
    String stamp(String name) {
        try {
            var seen = Files.readAttributes(file(name), BasicFileAttributes.class);
            return seen.lastModifiedTime() + " " + seen.size() + " " + seen.fileKey();
        } catch (IOException e) {
            return "";
        }
    }

    /** The keys under which the gateway keeps its own records: 32 bytes each, a line of base64 each. */
    List<byte[]> storeKeys() {
        Path file = file(STORE_KEY);
        List<byte[]> keys = new ArrayList<>();
        for (String line : text(file).lines().filter(line -> !line.isBlank()).toList()) {
            try {
                keys.add(Base64.getDecoder().decode(line.strip()));
            } catch (IllegalArgumentException e) {
                throw unreadable(file, "is not base64.");
            }
        }
        if (keys.isEmpty() || keys.stream().anyMatch(key -> key.length != STORE_KEY_LENGTH)) {
            throw unreadable(file, "does not hold 32 bytes in each line.");
        }
        return keys;
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
