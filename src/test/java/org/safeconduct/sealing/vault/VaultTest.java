package org.safeconduct.sealing.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.sealing.Rollover;
import org.safeconduct.sealing.Workshop;
import org.safeconduct.sealing.own.OwnKeys;

class VaultTest {

    private static final byte[] PLAIN = "the answer".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Vault vault;

    @BeforeEach
    void fixKey() throws Exception {
        vault = vault((byte) 7);
    }

    @Test
    void givesBack_whatItLocked() throws Exception {
        byte[] locked = vault.lock("SC-7Q4K-2M9T", PLAIN);

        assertThat(new String(locked, StandardCharsets.ISO_8859_1)).doesNotContain("answer");
        assertThat(vault.unlock("SC-7Q4K-2M9T", locked)).isEqualTo(PLAIN);
        assertThat(vault((byte) 7).unlock("SC-7Q4K-2M9T", locked)).isEqualTo(PLAIN);
        assertThat(vault.unlock("", vault.lock("", new byte[0]))).isEmpty();
    }

    @Test
    void neverLocksTheSameWayTwice() {
        assertThat(vault.lock("a", PLAIN)).isNotEqualTo(vault.lock("a", PLAIN));
    }

    @Test
    void isUnavailable_whenContextIsAnother() {
        byte[] locked = vault.lock("SC-7Q4K-2M9T", PLAIN);

        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> vault.unlock("SC-7Q4K-2M9V", locked));
    }

    @Test
    void isUnavailable_whenAnyByteIsAltered() {
        byte[] locked = vault.lock("a", PLAIN);
        for (int i = 0; i < locked.length; i++) {
            byte[] altered = locked.clone();
            altered[i] ^= 1;
            assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> vault.unlock("a", altered));
        }
        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> vault.unlock("a", new byte[0]));
    }

    @Test
    void saysSo_whenItWasLockedUnderAnotherKey() throws Exception {
        byte[] locked = vault((byte) 8).lock("a", PLAIN);

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> vault.unlock("a", locked))
                .withMessage("a record was locked under another key than store.key");
    }

    @Test
    void namesTheSamePersonTheSame_underOneKeyOnly() throws Exception {
        assertThat(vault.pseudonym("9434765919"))
                .isEqualTo(vault((byte) 7).pseudonym("9434765919"))
                .isNotEqualTo(vault.pseudonym("9434765918"))
                .isNotEqualTo(vault((byte) 8).pseudonym("9434765919"))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void whatWasLockedBefore_isUnlocked_andPseudonymsStay_afterTheStoreKeyHasChanged() throws Exception {
        OwnKeys own = new Workshop(folder).own();
        Vault changing = new Vault(own::store, Workshop.IDS);
        byte[] before = changing.lock("SC-7Q4K-2M9T", new byte[] {1});
        String pseudonym = changing.pseudonym("someone");
        new Rollover(folder, Workshop.CLOCK).storeKey();
        own.look(found -> {});
        byte[] after = changing.lock("SC-7Q4K-2M9T", new byte[] {2});

        assertThat(changing.unlock("SC-7Q4K-2M9T", before)).containsExactly(1);
        assertThat(changing.unlock("SC-7Q4K-2M9T", after)).containsExactly(2);
        assertThat(changing.pseudonym("someone")).isEqualTo(pseudonym);
        assertThat(java.util.Arrays.copyOf(after, 5)).isNotEqualTo(java.util.Arrays.copyOf(before, 5));
    }

    private Vault vault(byte fill) throws Exception {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, fill);
        Files.writeString(folder.resolve("store.key"), Base64.getEncoder().encodeToString(key));
        return new Vault(new Workshop(folder).own()::store, Workshop.IDS);
    }
}
