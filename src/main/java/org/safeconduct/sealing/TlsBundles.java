package org.safeconduct.sealing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;

/**
 * The TLS bundles: {@code server}, which the gateway listens with, and {@code gateway-client}, with which it delivers. Both
 * trust the partnership's authority in {@code ca.pem} and nothing else.
 */
final class TlsBundles implements SslBundleRegistrar {

    static final String SERVER = "server";
    static final String CLIENT = "gateway-client";

    /** Whom we call may be older than who calls us. */
    private static final List<String> CALLING = List.of("TLSv1.3", "TLSv1.2");

    /** The stores exist in memory only, so that their password protects nothing. */
    private static final String PASSWORD = "";

    private final KeyFolder keys;
    private final List<String> listening;

    TlsBundles(KeyFolder keys) {
        this(keys, CALLING);
    }

    /** @param listening the protocol versions that the gateway itself takes */
    TlsBundles(KeyFolder keys, List<String> listening) {
        this.keys = keys;
        this.listening = List.copyOf(listening);
    }

    @Override
    public void registerBundles(SslBundleRegistry registry) {
        registry.registerBundle(SERVER, bundle(KeyFolder.SERVER, listening));
        registry.registerBundle(CLIENT, bundle(KeyFolder.GATEWAY));
    }

    /** TLS with the key and certificate of that name. */
    SslBundle bundle(String name) {
        return bundle(name, CALLING);
    }

    private SslBundle bundle(String name, List<String> protocols) {
        try {
            OwnKey own = keys.own(name);
            KeyStore key = empty();
            key.setKeyEntry(
                    name, jdk(own.key()), PASSWORD.toCharArray(), own.chain().toArray(Certificate[]::new));
            SslStoreBundle stores = SslStoreBundle.of(key, PASSWORD, trust(keys.certificates(KeyFolder.CA + ".pem")));
            return SslBundle.of(
                    stores, SslBundleKey.of(PASSWORD, name), SslOptions.of(null, protocols.toArray(String[]::new)));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot make TLS bundle " + name, e);
        }
    }

    private static KeyStore trust(List<X509Certificate> authorities) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        for (X509Certificate authority : authorities) {
            store.setCertificateEntry(Crypto.sha256(authority.getEncoded()), authority);
        }
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static PrivateKey jdk(PrivateKey key) throws GeneralSecurityException {
        return KeyFactory.getInstance(key.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
    }
}
