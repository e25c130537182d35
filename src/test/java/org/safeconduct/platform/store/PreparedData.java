package org.safeconduct.platform.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.flywaydb.core.Flyway;
import org.safeconduct.platform.TimeAndRandomness;
import org.springframework.util.FileSystemUtils;

/**
 * A data folder as a gateway's first start has it before it writes anything: PostgreSQL unpacked, the cluster made, the tables
 * there. That takes half of a first start, so it is done once for the run, and each further gateway gets a copy. Those in
 * processes of their own start from nothing.
 */
public final class PreparedData {

    private static final class Once {
        static final Path FOLDER = prepare();
    }

    private PreparedData() {}

    /**
     * Copies it.
     *
     * @param data a folder that is not there yet
     * @param keys the keys folder that goes with it
     */
    public static void copyTo(Path data, Path keys) {
        try {
            Path password = OwnerOnly.folder(keys).resolve(DatabasePassword.FILE);
            Files.copy(
                    Once.FOLDER.resolve(DatabasePassword.FILE),
                    password,
                    StandardCopyOption.COPY_ATTRIBUTES,
                    StandardCopyOption.REPLACE_EXISTING);
            Path cluster = Once.FOLDER.resolve("postgresql");
            Files.createDirectories(data);
            Files.createSymbolicLink(data.resolve("binaries"), Once.FOLDER.resolve("binaries"));
            Files.walkFileTree(cluster, new Copying(cluster, data.resolve("postgresql")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path prepare() {
        try {
            Path folder = Files.createTempDirectory("prepared-data");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
            try (OwnPostgres postgres =
                    OwnPostgres.start(folder, folder, TimeAndRandomness.real().ids())) {
                StoreAccess access = postgres.access();
                Flyway.configure()
                        .dataSource(access.url(), access.user(), access.password())
                        .locations("classpath:db/migration")
                        .load()
                        .migrate();
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the rights of each: PostgreSQL takes no cluster that others may read. */
    private static final class Copying extends SimpleFileVisitor<Path> {

        private final Path from;
        private final Path to;

        Copying(Path from, Path to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            return copy(folder);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            return copy(file);
        }

        private FileVisitResult copy(Path each) throws IOException {
            Files.copy(each, to.resolve(from.relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
        }
    }
}
