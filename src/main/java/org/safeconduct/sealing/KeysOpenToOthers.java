package org.safeconduct.sealing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.safeconduct.platform.Weakness;
import org.safeconduct.sealing.keys.KeyFolder;
import org.springframework.stereotype.Component;

/** Of a keys folder that somebody else filled: whether any account of the machine can read its keys or put in its own. */
@Component
class KeysOpenToOthers implements Weakness.Found {

    private final KeyFolder keys;

    KeysOpenToOthers(KeyFolder keys) {
        this.keys = keys;
    }

    @Override
    public List<Weakness> weaknesses() {
        if (!KeyFolder.POSIX) {
            return List.of();
        }
        try {
            Set<PosixFilePermission> folder = Files.getPosixFilePermissions(keys.folder());
            if (!folder.contains(PosixFilePermission.OTHERS_EXECUTE)) {
                // Nobody else gets as far as the files.
                return List.of();
            }
            String open = open(folder);
            return open.isEmpty()
                    ? List.of()
                    : List.of(Weakness.stops(
                            "safeconduct.certs-dir",
                            "every account of this machine can read or change: " + open + "."));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the rights of the keys folder", e);
        }
    }

    private String open(Set<PosixFilePermission> folder) throws IOException {
        if (folder.contains(PosixFilePermission.OTHERS_WRITE)) {
            return "the folder";
        }
        try (Stream<Path> files = Files.list(keys.folder())) {
            return files.filter(Files::isRegularFile)
                    .filter(KeysOpenToOthers::isOpen)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .collect(Collectors.joining(", "));
        }
    }

    private static boolean isOpen(Path file) {
        try {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
            String name = file.getFileName().toString();
            boolean secret = name.endsWith(".key") || name.endsWith(".password");
            return rights.contains(PosixFilePermission.OTHERS_WRITE)
                    || (secret && rights.contains(PosixFilePermission.OTHERS_READ));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
