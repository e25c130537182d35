package org.safeconduct.sealing.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.jcajce.interfaces.MLKEMPrivateKey;

/**
 * A private key and its certificates.
 *
 * @param chain the key's own certificate first
 * @param provider what computes with the key: a key in a token never leaves it
 */
public record OwnKey(PrivateKey key, List<X509Certificate> chain, Provider provider) {

    private static final byte[] PROBE = "Safe Conduct, do these belong together?".getBytes(StandardCharsets.US_ASCII);

    public OwnKey {
        chain = List.copyOf(chain);
    }

    public OwnKey(PrivateKey key, List<X509Certificate> chain) {
        this(key, chain, Crypto.BC);
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /** Whether the certificate is of this very key. */
    public boolean isWhole() {
        return belong(key, certificate().getPublicKey(), provider);
    }

    static boolean belong(PrivateKey key, PublicKey certified, Provider provider) {
        if (key instanceof MLKEMPrivateKey kem) {
            return Arrays.equals(kem.getPublicKey().getEncoded(), certified.getEncoded());
        }
        try {
            String algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            Signature signature = Signature.getInstance(algorithm, provider);
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            Signature check = Signature.getInstance(algorithm, Crypto.BC);
            check.initVerify(certified);
            check.update(PROBE);
            return check.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "OwnKey[withheld]";
    }
}
