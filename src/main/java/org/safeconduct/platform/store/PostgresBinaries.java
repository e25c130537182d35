package org.safeconduct.platform.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL, unpacked from the jar for the gateway's account alone. Beside it stands a list of the digests of its files, made
 * when they were unpacked and named for the archive they came from; before any of them runs they are compared
 * with it, and unpacked anew if one is another, missing or one too many.
 */
final class PostgresBinaries {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresBinaries.class);

    private final Path folder;
    private final URL archive;
    private final Path unpacked;
    private final Path list;

    private PostgresBinaries(Path folder, URL archive) throws IOException {
        this.folder = folder;
        this.archive = archive;
        String name = which(archive);
        this.unpacked = folder.resolve(name);
        this.list = folder.resolve(name + ".sha256");
    }

    /** Unpacked in a folder of this folder, and just as it is in the jar. */
    static Path in(Path folder) throws IOException {
        if (Files.exists(folder) && OwnerOnly.isOpenToOthers(folder)) {
            // Whoever could write here could have written the list, too.
            FileSystemUtils.deleteRecursively(folder);
        }
        return new PostgresBinaries(OwnerOnly.folder(folder), inTheJar()).asInTheJar();
    }

    static URL inTheJar() throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String name = "/postgres-%s-%s.txz"
                .formatted(
                        system.startsWith("windows") ? "windows" : system.startsWith("mac") ? "darwin" : system,
                        System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64");
        URL archive = PostgresBinaries.class.getResource(name);
        if (archive == null) {
            throw new IOException("this jar was built for another system: it has no " + name);
        }
        return archive;
    }

    /** Which archive this is, from what the jar says of it: to read all of it costs each start more. Protects nothing. */
    private static String which(URL archive) throws IOException {
        if (archive.openConnection() instanceof JarURLConnection jar) {
            JarEntry entry = jar.getJarEntry();
            return "%08x-%d".formatted(entry.getCrc(), entry.getSize());
        }
        throw new IOException(archive + " is not in a jar");
    }

    private Path asInTheJar() throws IOException {
        if (Files.exists(list)) {
            FileDigests listed = FileDigests.parse(Files.readString(list));
            Optional<String> other = listed.firstThatDiffers(FileDigests.of(unpacked));
            if (other.isEmpty()) {
                return unpacked;
            }
            LOG.warn(
                    "{} is not what was unpacked from the jar: PostgreSQL is unpacked anew",
                    unpacked.resolve(other.get()));
        }
        try (Stream<Path> earlier = Files.list(folder)) {
            for (Path each : earlier.toList()) {
                FileSystemUtils.deleteRecursively(each);
            }
        }
        if (!byTar()) {
            // Half of it would be in the way.
            FileSystemUtils.deleteRecursively(unpacked);
            try (InputStream in = archive.openStream()) {
                Archive.unpack(in, OwnerOnly.folder(unpacked));
            }
        }
        // The list comes last: without it a start that was cut short counts for nothing.
        OwnerOnly.write(list, FileDigests.of(unpacked).text());
        return unpacked;
    }

    /** The system's own takes a quarter of the time. */
    private boolean byTar() throws IOException {
        String into = OwnerOnly.folder(unpacked).toString();
        try {
            Process tar = new ProcessBuilder("tar", "-x", "-J", "-f", "-", "--no-same-owner", "-C", into)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (OutputStream out = tar.getOutputStream();
                    InputStream in = archive.openStream()) {
                in.transferTo(out);
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
}
