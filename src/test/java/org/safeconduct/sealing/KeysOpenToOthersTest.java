package org.safeconduct.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.platform.Weakness;
import org.safeconduct.sealing.keys.KeyFolder;

class KeysOpenToOthersTest {

    @TempDir
    Path folder;

    @BeforeEach
    void fill() {
        new Workshop(folder);
    }

    private List<Weakness> found() {
        return new KeysOpenToOthers(new KeyFolder(folder, false)).weaknesses();
    }

    private void rights(Path place, String rights) throws IOException {
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(rights));
    }

    @ParameterizedTest
    @CsvSource({"store.key, rw-r--r--", "gateway.key, rw----rw-", "ca.pem, rw-rw-rw-", "'', rwxrwxrwx"})
    void finds_whatOthersCanReadOrChange(String file, String rights) throws IOException {
        rights(folder, "rwxr-xr-x");
        rights(folder.resolve(file), rights);

        assertThat(found())
                .singleElement()
                .satisfies(weakness -> assertThat(weakness.stops()).isTrue())
                .hasToString("safeconduct.certs-dir: every account of this machine can read or change: "
                        + (file.isEmpty() ? "the folder" : file) + ".");
    }

    @Test
    void findsNothing_whereOthersDoNotGetToTheFiles_orMayReadWhatEveryoneMay() throws IOException {
        rights(folder.resolve("store.key"), "rw-rw-rw-");
        assertThat(found()).as("a folder that is closed").isEmpty();

        rights(folder, "rwxr-xr-x");
        rights(folder.resolve("store.key"), "rw-r-----");
        rights(folder.resolve("ca.pem"), "rw-r--r--");
        assertThat(found()).as("a group, and certificates").isEmpty();
    }
}
