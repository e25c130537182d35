package org.safeconduct.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that belongs to this gateway: started in its data folder, stopped with it, and durable. The library's
 * defaults turn {@code fsync} and {@code synchronous_commit} off; here a receipt is a promise, so both are on.
 */
final class OwnPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OwnPostgres.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FileChannel lock;
    private final EmbeddedPostgres postgres;

    private OwnPostgres(FileChannel lock, EmbeddedPostgres postgres) {
        this.lock = lock;
        this.postgres = postgres;
    }

    /** @throws DataFolderInUse if another gateway runs on the same folder */
    static OwnPostgres start(Path dataDir) {
        Path folder = dataDir.toAbsolutePath().normalize();
        Path cluster = folder.resolve("postgresql");
        try {
            Files.createDirectories(folder);
            FileChannel lock = lock(folder);
            stopOrphan(cluster);
            Path binaries = folder.resolve("binaries");
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(cluster)
                    .setOverrideWorkingDirectory(binaries.toFile())
                    .setPgBinaryResolver(new PostgresBinaries(binaries))
                    .setCleanDataDirectory(false)
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("shared_buffers", "128MB")
                    // The pool is to be closed before its database: Spring does both, in that order.
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(PATIENCE)
                    .start();
            return new OwnPostgres(lock, postgres);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start in " + folder, e);
        }
    }

    String jdbcUrl() {
        return postgres.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true";
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("gateway.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            Optional<FileLock> held = Optional.ofNullable(channel.tryLock());
            if (held.isPresent()) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            LOG.debug("the folder is locked by this very process", e);
        }
        channel.close();
        throw new DataFolderInUse(folder);
    }

    /**
     * A gateway that was killed leaves its PostgreSQL running, and with it the cluster's own lock. We hold the folder's
     * lock, so no living gateway uses it: ask it to shut down cleanly before starting anew.
     */
    private static void stopOrphan(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().trim());
        Optional<ProcessHandle> orphan = ProcessHandle.of(pid)
                .filter(process -> process.info().command().orElse("").endsWith("postgres"));
        if (orphan.isEmpty()) {
            return;
        }
        LOG.info("Stopping the PostgreSQL that an earlier run left behind in {}", cluster);
        orphan.get().destroy();
        try {
            orphan.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an earlier PostgreSQL was stopping", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("process " + pid + " still holds " + cluster, e);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        lock.close();
    }
}
