package org.safeconduct.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

    @TempDir
    Path folder;

    /** Whoever has no such program gets the same files, and may run what is to be run. */
    @Test
    void unpacks_whatTheSystemsProgramUnpacks() throws Exception {
        Path byUs = folder.resolve("us");
        try (InputStream archive = PostgresBinaries.inTheJar().openStream()) {
            Archive.unpack(archive, byUs);
        }
        Path byTar = PostgresBinaries.in(folder.resolve("tar"));

        assertThat(FileDigests.of(byUs)).isEqualTo(FileDigests.of(byTar));
        for (String program : new String[] {"postgres", "initdb", "pg_ctl"}) {
            assertThat(Files.isExecutable(byUs.resolve("bin").resolve(program)))
                    .as(program)
                    .isTrue();
        }
    }
}
