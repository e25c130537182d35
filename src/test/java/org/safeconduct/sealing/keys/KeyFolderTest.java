package org.safeconduct.sealing.keys;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFolderTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"../outside.pem", "/etc/passwd", "sub/agency.pem", ".", "..", "", ".lock"})
    void refusesAFileName_thatLeavesTheFolder(String name) {
        KeyFolder keys = new KeyFolder(folder.toAbsolutePath(), true);

        assertThatExceptionOfType(KeysUnusable.class).isThrownBy(() -> keys.certificate(name));
    }
}
