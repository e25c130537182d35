package org.safeconduct.delivery;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.sealing.opening.AgencyKey;

/**
 * The police as a partner that misbehaves as a test tells it to: WireMock over mutual TLS with the police's own
 * certificate. Stubs that name the transformer {@code receipt} answer with a receipt signed by the given key.
 */
public final class MisbehavingPartner {

    private static final String PASSWORD = "changeit";

    private MisbehavingPartner() {}

    /** @param certs has the signer's own key */
    public static WireMockServer start(int port, Path certs, AgencyKey signer) throws Exception {
        return start(port, certs, signer.agency().value(), new Receipts(signer));
    }

    /** An agency's own system, with that agency's certificate. */
    public static WireMockServer start(int port, Path certs, String agency, Extension... extensions) throws Exception {
        Path key = keyStore(certs, agency);
        Path trust = trustStore(certs);
        WireMockServer partner = new WireMockServer(WireMockConfiguration.options()
                .httpDisabled(true)
                .httpsPort(port)
                .keystorePath(key.toString())
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD)
                .keystoreType("PKCS12")
                .needClientAuth(true)
                .trustStorePath(trust.toString())
                .trustStorePassword(PASSWORD)
                .trustStoreType("PKCS12")
                .extensions(extensions));
        partner.start();
        return partner;
    }

    /** Answers with a receipt for the envelope that came, and for another one where the stub says {@code wrong}. */
    private record Receipts(AgencyKey signer) implements ResponseDefinitionTransformerV2 {

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            Parameters parameters = event.getTransformerParameters();
            var request = event.getRequest();
            UUID envelope = UUID.fromString(request.getHeader("Idempotency-Key").replace("\"", ""));
            boolean wrong = parameters != null && Boolean.TRUE.equals(parameters.get("wrong"));
            String digest = wrong ? "00".repeat(32) : sha256(request.getBody());
            String receipt = signer.receipt(
                    envelope, new Reference(request.getHeader("Safe-Conduct-Reference")), digest, Instant.now());
            return ResponseDefinitionBuilder.like(event.getResponseDefinition())
                    .withHeader("Content-Type", "application/jose")
                    .withBody(receipt)
                    .build();
        }

        @Override
        public String getName() {
            return "receipt";
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path keyStore(Path certs, String agency) throws Exception {
        String pem = Files.readString(certs.resolve(agency + ".key"))
                .replaceAll("-----[A-Z ]+-----", "")
                .replaceAll("\\s", "");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                agency,
                KeyFactory.getInstance("EC")
                        .generatePrivate(
                                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem))),
                PASSWORD.toCharArray(),
                new Certificate[] {certificate(certs.resolve(agency + ".pem"))});
        return save(store, certs.resolve("wiremock-key.p12"));
    }

    private static Path trustStore(Path certs) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", certificate(certs.resolve("ca.pem")));
        return save(store, certs.resolve("wiremock-trust.p12"));
    }

    private static Certificate certificate(Path file) throws Exception {
        try (var in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static Path save(KeyStore store, Path file) throws Exception {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }
}
