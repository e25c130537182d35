package org.safeconduct.sealing.keys;

import java.io.IOException;
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
import java.util.stream.Stream;

/**
 * The keys folder: reads its files, and refuses development certificates where they do not belong.
 *
 * @param development whether certificates of the throw-away authority are welcome
 */
public record KeyFolder(Path folder, boolean development) {

    public static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    public static final String CA = "ca";
    public static final String SERVER = "server";
    public static final String GATEWAY = "gateway";
    public static final String RECEIPT = "receipt";
    public static final String LOG_KEY = "log.key";
    /** The key that will be the log's: signs beside it until all know it. */
    public static final String NEXT_LOG_KEY = "log-next.key";

    /** What was signed with them last, as the gateway has seen it. */
    public static final String LOG_SEEN = "log.seen";

    public static final String STORE_KEY = "store.key";
    /** What authorities have taken back. */
    public static final String REVOCATION_LIST = "ca.crl";

    public static final int STORE_KEY_LENGTH = 32;

    private static final String PUT_IT_THERE =
            "Put the file there, or set safeconduct.certs-dir to the folder that has it."
                    + " certs-dev/README.md says what each file is.";

    /** @throws KeysUnusable if the name is more than a plain file name */
    public Path file(String name) {
        Path file = folder.resolve(name);
        if (!folder.equals(file.getParent()) || name.startsWith(".")) {
            throw new KeysUnusable(
                    file, "is not a plain file name of the keys folder.", "Name a file in the folder itself.");
        }
        return file;
    }

    /** Every certificate of a PEM file; the first is the one the file is about. */
    public List<X509Certificate> certificates(String name) {
        Path file = file(name);
        List<X509Certificate> certificates;
        try (var in = Files.newInputStream(file)) {
            certificates = Pem.certificates(in);
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
    public boolean welcomes(List<X509Certificate> certificates) {
        return development || certificates.stream().noneMatch(Certificates::isOfDevelopment);
    }

    public X509Certificate certificate(String name) {
        return certificates(name).getFirst();
    }

    /**
     * The key in {@code <name>.key} and, of the certificates in {@code <name>.pem}, its own and those of authorities. So the
     * key's file alone says which of several certificates is in use, and a change of key is one move of one file.
     */
    public OwnKey own(String name) {
        return own(privateKey(name + ".key"), certificates(name + ".pem"));
    }

    /**
     * Each key of a file with each of its certificates, those in {@code <name>.pem} first: who has several opens with all of
     * them. The first is the one in use.
     */
    public List<OwnKey> everyOwn(String name) {
        List<X509Certificate> inUse = certificates(name + ".pem");
        List<X509Certificate> kept = kept(name);
        List<PrivateKey> keys = privateKeys(name + ".key");
        List<OwnKey> every = new ArrayList<>();
        for (List<X509Certificate> certificates : List.of(inUse, kept)) {
            for (PrivateKey key : keys) {
                belonging(key, certificates).map(own -> chain(key, own, inUse)).forEach(every::add);
            }
        }
        return every.isEmpty() ? List.of(own(keys.getFirst(), inUse)) : every;
    }

    /**
     * The certificates that stand beside their keys in {@code <name>.key}: kept for what was sealed to them, and for nothing
     * new.
     */
    public List<X509Certificate> kept(String name) {
        Path file = file(name + ".key");
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Pem.certificatesAmong(text(file));
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(file, "holds something else beside private keys and certificates.");
        }
    }

    private static OwnKey own(PrivateKey key, List<X509Certificate> certificates) {
        return chain(key, belonging(key, certificates).findFirst().orElseGet(certificates::getFirst), certificates);
    }

    /** The newest first. */
    private static Stream<X509Certificate> belonging(PrivateKey key, List<X509Certificate> certificates) {
        return certificates.stream()
                .filter(certificate -> OwnKey.belong(key, certificate.getPublicKey(), Crypto.BC))
                .sorted(Comparator.comparing(X509Certificate::getNotBefore).reversed());
    }

    private static OwnKey chain(PrivateKey key, X509Certificate own, List<X509Certificate> certificates) {
        List<X509Certificate> chain = new ArrayList<>(List.of(own));
        certificates.stream()
                .filter(certificate -> Certificates.isAuthority(certificate) && !certificate.equals(own))
                .forEach(chain::add);
        return new OwnKey(key, chain);
    }

    public PrivateKey privateKey(String name) {
        return privateKeys(name).getFirst();
    }

    private List<PrivateKey> privateKeys(String name) {
        Path file = file(name);
        List<PrivateKey> found;
        try {
            found = Pem.privateKeys(text(file));
        } catch (IOException | GeneralSecurityException e) {
            // The reason may quote the key's bytes, so only the place is told.
            found = List.of();
        }
        if (found.isEmpty()) {
            throw unreadable(file, "is not a private key in PEM form (PKCS#8, unencrypted).");
        }
        return found;
    }

    /** What the names of a pair's two files begin with. */
    public static String pairOf(String certificateFile) {
        return certificateFile.replaceFirst("\\.pem$", "");
    }

    public boolean has(String name) {
        return Files.exists(file(name));
    }

    /** Whole or not at all: a crash leaves the temporary file, never half a file under its name. For the owner alone. */
    public void write(String name, String text) throws IOException {
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

    /** What a file looks like from outside, to see whether it is another than before; empty if it is not there. */
    public String stamp(String name) {
        try {
            var seen = Files.readAttributes(file(name), BasicFileAttributes.class);
            return seen.lastModifiedTime() + " " + seen.size() + " " + seen.fileKey();
        } catch (IOException e) {
            return "";
        }
    }

    /** The keys under which the gateway keeps its own records: 32 bytes each, a line of base64 each. */
    public List<byte[]> storeKeys() {
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
