package org.safeconduct.sealing.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.sealing.Rollover;
import org.safeconduct.sealing.Workshop;
import org.safeconduct.sealing.keys.Crypto;
import org.safeconduct.sealing.keys.OwnKey;

/** Which of the gateway's keys counts while they change, and which does not any more. */
class OwnKeysTest {

    private static final Clock LATER = Clock.offset(Workshop.CLOCK, Duration.ofHours(1));

    @TempDir
    Path folder;

    private Workshop workshop;
    private Rollover operator;

    @BeforeEach
    void makeKeys() {
        workshop = new Workshop(folder);
        operator = new Rollover(folder, LATER);
    }

    @Test
    void newKeySigns_onceItIsWhole_andTheOldOneStaysPublished() throws Exception {
        OwnKeys own = workshop.own(LATER);
        String old = own.receiptNow().certificate().toString();
        List<Map<String, String>> recorded = new ArrayList<>();

        operator.own("receipt");
        String key = operator.read("receipt.key");
        Files.writeString(folder.resolve("receipt.key"), "half a ke");
        assertThat(own.look(recorded::add)).as("published, and not in use").isTrue();
        assertThat(own.receiptNow().certificate()).hasToString(old);
        assertThat(own.receiptCertificates()).hasSize(2);

        Files.writeString(folder.resolve("receipt.key"), key);
        assertThat(own.look(recorded::add)).isTrue();
        assertThat(own.receiptNow().certificate().toString()).isNotEqualTo(old);
        assertThat(own.receiptNow().isWhole()).isTrue();
        assertThat(own.receiptCertificates()).hasSize(2);
        assertThat(recorded.getLast().get("receipt"))
                .isEqualTo(Crypto.sha256(own.receiptNow().certificate()));
        assertThat(own.look(recorded::add)).as("nothing new").isFalse();
    }

    @Test
    void oldKeysStay_whenTheChangeCannotBePutOnRecord() throws Exception {
        OwnKeys own = workshop.own(LATER);
        OwnKey old = own.gatewayNow();
        operator.own("gateway");

        assertThatIllegalStateException()
                .isThrownBy(() -> own.look(found -> {
                    throw new IllegalStateException("no evidence");
                }));
        assertThat(own.gatewayNow()).isSameAs(old);

        assertThat(own.look(found -> {})).as("tried again").isTrue();
        assertThat(own.gatewayNow()).isNotEqualTo(old);
    }

    @Test
    void oldKeyStays_whenTheNewOneIsOfAnotherCertificate() throws Exception {
        OwnKeys own = workshop.own(LATER);
        OwnKey old = own.serverNow();
        Files.copy(
                folder.resolve("gateway.key"),
                folder.resolve("server.key"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        own.look(found -> {});

        assertThat(own.serverNow()).isEqualTo(old);
    }
}
