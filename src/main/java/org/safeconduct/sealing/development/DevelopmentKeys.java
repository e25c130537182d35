package org.safeconduct.sealing.development;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Collection;
import org.safeconduct.agreement.Agency;
import org.safeconduct.platform.Ids;
import org.safeconduct.sealing.development.DevelopmentAuthority.Part;
import org.safeconduct.sealing.keys.Crypto;
import org.safeconduct.sealing.keys.EcKeys;
import org.safeconduct.sealing.keys.KeyFolder;
import org.safeconduct.sealing.keys.KeysUnusable;
import org.safeconduct.sealing.keys.NoteKey;
import org.safeconduct.sealing.keys.Pem;

/** Makes the keys that a development gateway lacks. A file that is present is never replaced. */
public final class DevelopmentKeys {

    private final KeyFolder keys;
    private final DevelopmentAuthority authority;
    private final Ids ids;

    public DevelopmentKeys(KeyFolder keys, DevelopmentAuthority authority, Ids ids) {
        this.keys = keys;
        this.authority = authority;
        this.ids = ids;
    }

    /** @throws KeysUnusable if a file that is present cannot be completed to a set */
    public void complete(Collection<Agency> agencies) {
        // One process at a time: two that started together would mix their key pairs. The file lock is the process's,
        // so
        // that threads of one process need the monitor besides.
        synchronized (DevelopmentKeys.class) {
            try {
                openFolder();
                try (FileChannel file = FileChannel.open(
                                keys.folder().resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock lock = file.lock()) {
                    completeAlone(agencies);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write development keys", e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("cannot make development keys", e);
            }
        }
    }

    private void completeAlone(Collection<Agency> agencies) throws IOException, GeneralSecurityException {
        pair(KeyFolder.CA + ".pem", Part.AUTHORITY, false);
        pair(KeyFolder.SERVER + ".pem", Part.SERVER, false);
        pair(KeyFolder.GATEWAY + ".pem", Part.GATEWAY, false);
        pair(KeyFolder.RECEIPT + ".pem", Part.RECEIPT, false);
        for (Agency agency : agencies) {
            pair(agency.certificate(), Part.AGENCY, true);
        }
        Path logKey = keys.file(KeyFolder.LOG_KEY);
        if (!Files.exists(logKey)) {
            keys.write(KeyFolder.LOG_KEY, NoteKey.fresh(ids));
        }
        Path storeKey = keys.file(KeyFolder.STORE_KEY);
        if (!Files.exists(storeKey)) {
            keys.write(
                    KeyFolder.STORE_KEY,
                    Base64.getEncoder().encodeToString(ids.random(KeyFolder.STORE_KEY_LENGTH)) + "\n");
        }
    }

    /**
     * The key is written before its certificate: a crash in between leaves a key for which the next start issues the
     * certificate. The other way round nobody could make the key.
     */
    private void pair(String certificateFile, Part part, boolean keyMayBeElsewhere)
            throws IOException, GeneralSecurityException {
        String name = KeyFolder.pairOf(certificateFile);
        Path certificate = keys.file(certificateFile);
        Path key = keys.file(name + ".key");
        if (Files.exists(certificate)) {
            if (Files.notExists(key) && !keyMayBeElsewhere && part != Part.AUTHORITY) {
                throw new KeysUnusable(
                        key,
                        "is missing, and its certificate is present.",
                        "Delete the certificate to get a new pair.");
            }
            return;
        }
        KeyPair pair;
        if (Files.exists(key)) {
            PrivateKey present = keys.privateKey(name + ".key");
            pair = new KeyPair(EcKeys.publicKeyOf(present), present);
        } else {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", Crypto.BC);
            generator.initialize(new ECGenParameterSpec("P-256"));
            pair = generator.generateKeyPair();
            keys.write(name + ".key", Pem.privateKey(pair.getPrivate().getEncoded()));
        }
        X509Certificate issued =
                part == Part.AUTHORITY ? authority.authority(pair) : issue(part, name, pair.getPublic());
        keys.write(certificateFile, Pem.certificate(issued));
    }

    private X509Certificate issue(Part part, String name, PublicKey key) throws GeneralSecurityException {
        return authority.issue(part, name, key, keys.own(KeyFolder.CA));
    }

    private void openFolder() throws IOException {
        Files.createDirectories(keys.folder());
        if (KeyFolder.POSIX) {
            Files.setPosixFilePermissions(keys.folder(), PosixFilePermissions.fromString("rwx------"));
        }
    }
}
