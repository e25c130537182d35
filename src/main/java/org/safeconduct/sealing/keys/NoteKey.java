package org.safeconduct.sealing.keys;

import java.io.IOException;
import java.nio.file.Path;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.safeconduct.platform.Ids;
import org.springframework.modulith.NamedInterface;

/** An Ed25519 key (RFC 8032) that signs notes: the evidence log's, or a witness's. */
@NamedInterface
public final class NoteKey {

    private final Ed25519PrivateKeyParameters key;
    private final Ed25519PublicKeyParameters publicKey;

    private NoteKey(Ed25519PrivateKeyParameters key) {
        this.key = key;
        this.publicKey = key.generatePublicKey();
    }

    /**
     * Reads a key file: PEM, PKCS#8, unencrypted.
     *
     * @throws IOException if it is missing, or no such key
     */
    public static NoteKey read(Path file) throws IOException {
        Path whole = file.toAbsolutePath().normalize();
        try {
            return of(
                    new KeyFolder(whole.resolveSibling(""), false),
                    whole.getFileName().toString());
        } catch (KeysUnusable e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** A key as a file's text, to be read by {@link #read} later. */
    public static String fresh(Ids ids) {
        try {
            byte[] pkcs8 = PrivateKeyInfoFactory.createPrivateKeyInfo(
                            new Ed25519PrivateKeyParameters(ids.random(Ed25519PrivateKeyParameters.KEY_SIZE)))
                    .getEncoded();
            return Pem.privateKey(pkcs8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot write a key as PKCS#8", e);
        }
    }

    public static NoteKey of(KeyFolder folder, String name) {
        try {
            if (PrivateKeyFactory.createKey(folder.privateKey(name).getEncoded())
                    instanceof Ed25519PrivateKeyParameters key) {
                return new NoteKey(key);
            }
        } catch (IOException e) {
            // As any other key that is not one.
        }
        throw new KeysUnusable(
                folder.file(name),
                "is not an Ed25519 key.",
                "Make one with: openssl genpkey -algorithm ed25519 -out " + name);
    }

    /** 32 bytes. */
    public byte[] publicKey() {
        return publicKey.getEncoded();
    }

    /** 64 bytes over the message. */
    public byte[] sign(byte[] message) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }

    /** Whether this key made that signature over the message. */
    public boolean signed(byte[] message, byte[] signature) {
        Ed25519Signer verifier = new Ed25519Signer();
        verifier.init(false, publicKey);
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }

    @Override
    public String toString() {
        return "NoteKey[withheld]";
    }
}
