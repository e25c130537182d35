package org.safeconduct.platform.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.safeconduct.platform.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that belongs to this gateway: started in its data folder, stopped with it, durable, and closed to every other
 * account of the machine. A receipt is a promise, so what PostgreSQL has for that is said here, and not left to a file.
 */
final class OwnPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OwnPostgres.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("listen_addresses", Cluster.ADDRESS),
            // No socket file, which every account could reach.
            Map.entry("unix_socket_directories", ""),
            // Strangers can hold a place among the connections, but not for long.
            Map.entry("authentication_timeout", "5s"),
            Map.entry("password_encryption", "scram-sha-256"),
            // What fails would be quoted, with what somebody wrote.
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("timezone", "UTC"),
            Map.entry("max_connections", "100"),
            Map.entry("shared_buffers", "128MB"));

    private final FileChannel lock;
    private final PostgresPrograms programs;
    private final Cluster cluster;
    private final StoreAccess access;

    private OwnPostgres(FileChannel lock, PostgresPrograms programs, Cluster cluster, StoreAccess access) {
        this.lock = lock;
        this.programs = programs;
        this.cluster = cluster;
        this.access = access;
    }

    /**
     * @param keys the keys folder, where the password is kept
     * @throws DataFolderInUse if another gateway runs on the same folder
     * @throws StoreUnusable if a file, a folder or a program is not as it must be
     */
    static OwnPostgres start(Path dataDir, Path keys, Ids ids) {
        Path folder = dataDir.toAbsolutePath().normalize();
        try {
            FileChannel lock = lock(OwnerOnly.folder(folder));
            try {
                return start(
                        lock, folder, DatabasePassword.in(keys.toAbsolutePath().normalize(), ids));
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start in " + folder, e);
        }
    }

    private static OwnPostgres start(FileChannel lock, Path folder, String password) throws IOException {
        Path data = folder.resolve("postgresql");
        stopOrphan(data);
        PostgresPrograms programs = new PostgresPrograms(PostgresBinaries.in(folder.resolve("binaries")));
        Cluster cluster = Cluster.in(data, programs, password);
        int port = freePort();
        String settings = SETTINGS.entrySet().stream()
                .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" ", "-p " + port + " ", ""));
        String patience = String.valueOf(PATIENCE.toSeconds());
        programs.run("pg_ctl", "", "start", "-w", "-t", patience, "-D", data.toString(), "-o", settings);
        return new OwnPostgres(lock, programs, cluster, StoreAccess.at(port, password));
    }

    StoreAccess access() {
        return access;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(Cluster.ADDRESS, 0));
            return socket.getLocalPort();
        }
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

    /** The pool is to be closed before: Spring does both, in that order. */
    @Override
    public void close() throws IOException {
        try (lock) {
            String patience = String.valueOf(PATIENCE.toSeconds());
            String data = cluster.folder().toString();
            programs.run("pg_ctl", "", "stop", "-w", "-t", patience, "-m", "fast", "-D", data);
        }
    }
}
