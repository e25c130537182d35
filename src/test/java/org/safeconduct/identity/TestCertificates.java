package org.safeconduct.identity;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.jspecify.annotations.Nullable;

/** An authority, a server and systems whose certificates are sound, expired, not yet valid, or vouched for by nobody. */
final class TestCertificates {

    private static final Duration DAY = Duration.ofDays(1);

    /** One for the whole run: the server that trusts its authority may be Keycloak, which starts once. */
    static final TestCertificates ALL = new TestCertificates();

    private record Own(KeyPair keys, X509Certificate certificate) {}

    private final Path folder;
    private final Own authority;
    private final Map<String, Own> systems = new LinkedHashMap<>();

    private TestCertificates() {
        try {
            folder = Files.createTempDirectory("certificates");
            Instant now = Instant.now();
            KeyPair root = pair();
            authority = new Own(root, certificate("Test Authority", root, "Test Authority", root, now, DAY, true));
            for (String name : new String[] {"localhost", "own", "other", "hospital", "revoked"}) {
                KeyPair keys = pair();
                systems.put(name, new Own(keys, certificate(name, keys, "Test Authority", root, now, DAY, false)));
            }
            KeyPair late = pair();
            systems.put(
                    "expired",
                    new Own(
                            late,
                            certificate(
                                    "own", late, "Test Authority", root, now.minus(DAY.multipliedBy(3)), DAY, false)));
            KeyPair early = pair();
            systems.put(
                    "not yet valid",
                    new Own(
                            early,
                            certificate(
                                    "own", early, "Test Authority", root, now.plus(DAY.multipliedBy(3)), DAY, false)));
            KeyPair alone = pair();
            systems.put("self-signed", new Own(alone, certificate("own", alone, "own", alone, now, DAY, false)));
            KeyPair imitated = pair();
            KeyPair imitator = pair();
            systems.put(
                    "another authority of the same name",
                    new Own(imitated, certificate("own", imitated, "Test Authority", imitator, now, DAY, false)));
            write("ca.pem", "CERTIFICATE", authority.certificate().getEncoded());
            write("server.pem", "CERTIFICATE", system("localhost").certificate().getEncoded());
            write(
                    "server.key",
                    "PRIVATE KEY",
                    system("localhost").keys().getPrivate().getEncoded());
            try (var out = Files.newOutputStream(folder.resolve("ca.p12"))) {
                trusted().store(out, "changeit".toCharArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    X509Certificate certificate(String system) {
        return system(system).certificate();
    }

    private Own system(String name) {
        return Objects.requireNonNull(systems.get(name), name);
    }

    /** A file of the server: {@code ca.pem}, {@code ca.p12} (password {@code changeit}), {@code server.pem}, {@code server.key}. */
    Path file(String name) {
        return folder.resolve(name);
    }

    /** As a token names the certificate that it is bound to. */
    String thumbprint(String system) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256")
                            .digest(system(system).certificate().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** TLS as that system speaks it; {@code none} shows no certificate. */
    SSLContext tls(String system) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted());
            SSLContext tls = SSLContext.getInstance("TLS");
            KeyManager[] keys = system.equals("none") ? null : new KeyManager[] {new Always(system(system))};
            tls.init(keys, trust.getTrustManagers(), null);
            return tls;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore trusted() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", authority.certificate());
        return store;
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(
            String subject, KeyPair keys, String issuer, KeyPair by, Instant from, Duration life, boolean isAuthority)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                new X500Name("CN=" + issuer),
                new BigInteger(64, new SecureRandom()),
                Date.from(from.minusSeconds(60)),
                Date.from(from.plus(life)),
                new X500Name("CN=" + subject),
                keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, subject.replace(' ', '-'))));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
    }

    private void write(String file, String type, byte[] content) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter pem = new PemWriter(text)) {
            pem.writeObject(new PemObject(type, content));
        }
        Files.writeString(folder.resolve(file), text.toString(), StandardCharsets.US_ASCII);
    }

    /** Shows its certificate even to a server that would not take it. */
    private static final class Always extends X509ExtendedKeyManager {

        private final Own own;

        Always(Own own) {
            this.own = own;
        }

        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return new String[] {"own"};
        }

        @Override
        public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            return "own";
        }

        @Override
        public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
            return "own";
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public @Nullable String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            return null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return new X509Certificate[] {own.certificate()};
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return own.keys().getPrivate();
        }
    }
}
