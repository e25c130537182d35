package org.safeconduct.platform;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Unpacks PostgreSQL with the system's {@code tar} on the first start, which takes a quarter of the time that the library
 * takes for it in Java. Where there is none that can, the library does it: it takes what lies under the name it would give
 * itself, and unpacks whatever does not.
 */
final class PostgresBinaries implements PgBinaryResolver {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresBinaries.class);

    private final Path folder;

    PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    @Override
    public InputStream getPgBinary(String system, String machine) throws IOException {
        byte[] archive;
        try (InputStream in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            archive = in.readAllBytes();
        }
        Path unpacked = folder.resolve("PG-" + md5(archive));
        Path complete = unpacked.resolve(".exists");
        if (Files.notExists(complete)) {
            Files.createDirectories(unpacked);
            if (unpack(archive, unpacked)) {
                Files.createFile(complete);
            } else {
                // Half of it would be in the library's way.
                FileSystemUtils.deleteRecursively(unpacked);
            }
        }
        return new ByteArrayInputStream(archive);
    }

    private static boolean unpack(byte[] archive, Path into) {
        try {
            Process tar = new ProcessBuilder("tar", "-xJf", "-", "-C", into.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var out = tar.getOutputStream()) {
                out.write(archive);
            }
            return tar.waitFor() == 0;
        } catch (IOException e) {
            LOG.debug("there is no tar that unpacks xz", e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The library's name for the folder. It says which archive this is, and protects nothing. */
    private static String md5(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(archive));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
