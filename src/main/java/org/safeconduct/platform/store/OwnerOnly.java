package org.safeconduct.platform.store;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files and folders for the account that the gateway runs as, and for no other. Where the system knows no such rights
 * (Windows), those of the folder above are all there is.
 */
final class OwnerOnly {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    /**
     * The folder, made if it is not there and closed to others if it was open.
     *
     * @throws StoreUnusable if it is another account's
     */
    static Path folder(Path folder) throws IOException {
        Files.createDirectories(folder, rights(FOLDER));
        if (!POSIX) {
            return folder;
        }
        Path own = Files.createTempFile(folder, ".own-", "");
        try {
            if (!Files.getOwner(own).equals(Files.getOwner(folder))) {
                throw new StoreUnusable(
                        folder,
                        "belongs to another account, which could put anything into it.",
                        "Give it to the account that the gateway runs as, or name another folder.");
            }
        } finally {
            Files.delete(own);
        }
        if (!Files.getPosixFilePermissions(folder).equals(FOLDER)) {
            Files.setPosixFilePermissions(folder, FOLDER);
        }
        return folder;
    }

    /** Whole or not at all: a crash leaves a temporary file, never half of one under its name. */
    static void write(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path fresh = Files.createTempFile(folder, ".new-", "", rights(FILE));
        try {
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Whether the rights of the file itself let another account read or change it. */
    static boolean isOpenToOthers(Path file) throws IOException {
        return POSIX && Files.getPosixFilePermissions(file).stream().anyMatch(right -> !FOLDER.contains(right));
    }

    private static FileAttribute<?>[] rights(Set<PosixFilePermission> rights) {
        return POSIX ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)} : new FileAttribute<?>[0];
    }
}
