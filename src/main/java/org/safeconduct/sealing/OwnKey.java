package org.safeconduct.sealing;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key and its certificates.
 *
 * @param chain the key's own certificate first
 */
record OwnKey(PrivateKey key, List<X509Certificate> chain) {

    OwnKey {
        chain = List.copyOf(chain);
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    @Override
    public String toString() {
        return "OwnKey[withheld]";
    }
}
