package org.safeconduct.sealing.own;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.safeconduct.sealing.keys.EcKeys;
import org.safeconduct.sealing.keys.KeysUnusable;
import org.safeconduct.sealing.keys.OwnKey;

/** A hardware token, or software that plays one: signs with a key that cannot be taken out of it. */
public final class KeyToken {

    private static final String ASK = "Check safeconduct.token.config, .password and .receipt.";

    private final Path config;
    private final OwnKey receipt;

    private KeyToken(Path config, OwnKey receipt) {
        this.config = config;
        this.receipt = receipt;
    }

    /** @throws KeysUnusable if the token or the key in it cannot be used */
    public static KeyToken open(TokenSettings settings) {
        Path config = Objects.requireNonNull(settings.config());
        String name = Objects.requireNonNull(settings.receipt());
        OwnKey key;
        try {
            // By instance and not registered: nothing else shall use it.
            Provider provider = Security.getProvider("SunPKCS11").configure(config.toString());
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            char[] pin = Objects.requireNonNull(settings.password()).toCharArray();
            store.load(null, pin);
            if (!(store.getKey(name, pin) instanceof PrivateKey signs)) {
                throw new KeysUnusable(config, "names a token that has no such key.", ASK);
            }
            key = new OwnKey(signs, chain(store.getCertificateChain(name)), provider);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            if (e instanceof KeysUnusable known) {
                throw known;
            }
            // No cause: a token's driver may print what it was given.
            throw new KeysUnusable(config, "names a token that cannot be opened.", ASK);
        }
        if (!EcKeys.onP256(key.certificate().getPublicKey()) || !key.isWhole()) {
            throw new KeysUnusable(config, "names a receipt key that is not on the curve P-256.", ASK);
        }
        return new KeyToken(config, key);
    }

    OwnKey receipt() {
        return receipt;
    }

    private static List<X509Certificate> chain(Certificate[] chain) {
        return Arrays.stream(chain).map(X509Certificate.class::cast).toList();
    }

    @Override
    public String toString() {
        return "KeyToken[" + config + ", withheld]";
    }
}
