package org.safeconduct.sealing.own;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import org.safeconduct.sealing.keys.Crypto;
import org.safeconduct.sealing.keys.KeyFolder;
import org.safeconduct.sealing.keys.OwnKey;
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
public final class TlsBundles implements SslBundleRegistrar {

    static final String SERVER = "server";
    static final String CLIENT = "gateway-client";

    /** Whom we call may be older than who calls us. */
    private static final List<String> CALLING = List.of("TLSv1.3", "TLSv1.2");

    /** The stores exist in memory only, so that their password protects nothing. */
    private static final String PASSWORD = "";

    private final OwnKeys keys;
    private final List<String> listening;

    /** @param listening the protocol versions that the gateway itself takes */
    public TlsBundles(OwnKeys keys, List<String> listening) {
        this.keys = keys;
        this.listening = List.copyOf(listening);
    }

    @Override
    public void registerBundles(SslBundleRegistry registry) {
        registry.registerBundle(SERVER, server());
        registry.registerBundle(CLIENT, client());
        // Connections that stand keep their keys; each new one gets the new.
        keys.onChange(() -> {
            registry.updateBundle(SERVER, server());
            registry.updateBundle(CLIENT, client());
        });
    }

    private SslBundle server() {
        return bundle(KeyFolder.SERVER, keys.serverNow(), keys.authoritiesNow(), listening);
    }

    private SslBundle client() {
        return bundle(KeyFolder.GATEWAY, keys.gatewayNow(), keys.authoritiesNow());
    }

    /** TLS with that key and certificate, for one that calls. */
    public static SslBundle bundle(String name, OwnKey own, List<X509Certificate> authorities) {
        return bundle(name, own, authorities, CALLING);
    }

    private static SslBundle bundle(
            String name, OwnKey own, List<X509Certificate> authorities, List<String> protocols) {
        try {
            KeyStore key = empty();
            key.setKeyEntry(
                    name, jdk(own.key()), PASSWORD.toCharArray(), own.chain().toArray(Certificate[]::new));
            SslStoreBundle stores = SslStoreBundle.of(key, PASSWORD, trust(authorities));
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
