package org.safeconduct.platform.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks a {@code .tar.xz} where the system has no program that does. */
final class Archive {

    private static final int EXECUTABLE = 0100;

    private Archive() {}

    static void unpack(InputStream archive, Path into) throws IOException {
        try (TarArchiveInputStream entries = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path place = into.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(place);
                    continue;
                }
                Files.createDirectories(place.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(place, Path.of(entry.getLinkName()));
                    continue;
                }
                Files.copy(entries, place);
                if ((entry.getMode() & EXECUTABLE) != 0) {
                    place.toFile().setExecutable(true);
                }
            }
        }
    }
}
