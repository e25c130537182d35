package org.safeconduct.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.sealing.development.DevelopmentAuthority;
import org.safeconduct.sealing.keys.KeyFolder;
import org.safeconduct.sealing.keys.KeysUnusable;
import org.safeconduct.sealing.keys.OwnKey;
import org.safeconduct.sealing.own.OwnKeys;
import org.safeconduct.sealing.receipt.ReceiptSigner;
import org.springframework.context.ConfigurableApplicationContext;

/** The receipt key in a token, by PKCS#11: SoftHSM 2 plays the token. The build sets SOFTHSM2_CONF. */
class TokenIT {

    private static final String PIN = "4711";

    @TempDir
    Path folder;

    @Test
    void signsReceiptsWithAKeyThatNeverLeavesTheToken() throws Exception {
        Path config = token();
        Path keys = Files.createDirectory(folder.resolve("keys"));
        Certificate certificate = makeReceiptKey(config, new Workshop(keys));

        try (ConfigurableApplicationContext gateway = TlsIT.start(
                keys,
                "development",
                "safeconduct.token.config=" + config,
                "safeconduct.token.password=" + PIN,
                "safeconduct.token.receipt=receipt")) {
            OwnKey own = gateway.getBean(OwnKeys.class).receiptNow();
            String receipt = gateway.getBean(ReceiptSigner.class).sign(Map.of("reference", "SC-7Q4K-2M9T"));

            assertThat(own.key().getEncoded()).as("the key is not to be had").isNull();
            assertThat(own.certificate()).isEqualTo(certificate);
            JWSObject jws = JWSObject.parse(receipt);
            String published =
                    TlsIT.get(gateway, TlsIT.bundle(gateway, "gateway-client")).body();
            JWKSet set = JWKSet.parse(published);
            assertThat(set.getKeys()).as("the token's and the file's of before").hasSize(2);
            assertThat(jws.verify(new ECDSAVerifier(
                            set.getKeyByKeyId(jws.getHeader().getKeyID()).toECKey())))
                    .isTrue();
        }
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> TlsIT.start(
                        keys,
                        "development",
                        "safeconduct.token.config=" + config,
                        "safeconduct.token.password=" + PIN,
                        "safeconduct.token.receipt=another"))
                .havingRootCause()
                .isInstanceOf(KeysUnusable.class)
                .withMessageContaining("has no such key")
                .withMessageNotContaining(PIN);
    }

    private Path token() throws Exception {
        Path softhsm = Path.of(System.getenv("SOFTHSM2_CONF"));
        Path tokens = Files.createDirectories(folder.resolve("tokens"));
        Files.createDirectories(softhsm.getParent());
        Files.writeString(softhsm, "directories.tokendir = " + tokens + "\nobjectstore.backend = file\n");
        Process made = new ProcessBuilder(
                        "softhsm2-util", "--init-token", "--free", "--label", "receipts", "--pin", PIN, "--so-pin", PIN)
                .redirectErrorStream(true)
                .start();
        assertThat(made.waitFor())
                .as(new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isZero();
        return Files.writeString(folder.resolve("token.cfg"), """
                name = receipts
                library = %s
                slotListIndex = 0
                attributes(generate, CKO_PRIVATE_KEY, CKK_EC) = {
                    CKA_SENSITIVE = true
                    CKA_EXTRACTABLE = false
                }
                """.formatted(library()));
    }

    private static Path library() throws IOException {
        for (String place : new String[] {
            "/usr/lib/softhsm/libsofthsm2.so",
            "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so"
        }) {
            if (Files.exists(Path.of(place))) {
                return Path.of(place);
            }
        }
        throw new IOException("SoftHSM 2 is not installed: apt-get install softhsm2");
    }

    /** As an operator does with keytool: the key is made in the token, and its certificate is put beside it. */
    private static Certificate makeReceiptKey(Path config, Workshop workshop) throws Exception {
        Provider provider = Security.getProvider("SunPKCS11").configure(config.toString());
        KeyStore store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, PIN.toCharArray());
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        Certificate certificate = new DevelopmentAuthority(Clock.systemUTC(), Workshop.IDS)
                .issue(DevelopmentAuthority.Part.RECEIPT, "receipt", pair.getPublic(), workshop.keys.own(KeyFolder.CA));
        store.setKeyEntry("receipt", pair.getPrivate(), null, new Certificate[] {certificate});
        return certificate;
    }
}
