package org.safeconduct.evidence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The newest tree of each log that somebody has seen signed. One file, a line for each log, for its owner alone.
 *
 * <p>A crash before the move leaves the old file, after it the new one; never half of one.
 */
public final class SeenTrees {

    /** A tree by its size and root. */
    @SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals where it is
    public record Seen(long size, byte[] root) {}

    private final Path file;
    private final Map<String, Seen> logs = new LinkedHashMap<>();

    private SeenTrees(Path file) {
        this.file = file;
    }

    /** @throws IOException if the file is there and cannot be understood: whoever forgot would sign anything */
    public static SeenTrees open(Path file) throws IOException {
        SeenTrees trees = new SeenTrees(file.toAbsolutePath());
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                String[] parts = line.split(" ", -1);
                try {
                    byte[] root = Base64.getDecoder().decode(parts.length == 3 ? parts[2] : "");
                    if (root.length != TreeHash.LENGTH) {
                        throw new IOException(file + " is damaged");
                    }
                    trees.logs.put(parts[0], new Seen(Long.parseLong(parts[1]), root));
                } catch (IllegalArgumentException e) {
                    throw new IOException(file + " is damaged", e);
                }
            }
        }
        return trees;
    }

    /** Empty if nothing of that log was seen. */
    public Optional<Seen> of(String origin) {
        return Optional.ofNullable(logs.get(origin));
    }

    /** On the disk when this returns. */
    public void remember(String origin, Seen seen) throws IOException {
        Map<String, Seen> next = new LinkedHashMap<>(logs);
        next.put(origin, seen);
        StringBuilder text = new StringBuilder();
        next.forEach((log, tree) -> text.append(log)
                .append(' ')
                .append(tree.size())
                .append(' ')
                .append(Base64.getEncoder().encodeToString(tree.root()))
                .append('\n'));
        Path folder = java.util.Objects.requireNonNull(file.getParent());
        // A name of its own: two nodes may share the folder.
        Path fresh = Files.createTempFile(folder, ".new-", "", onlyOwner());
        try {
            Files.writeString(fresh, text);
            sync(fresh, StandardOpenOption.WRITE);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(folder, StandardOpenOption.READ);
        } finally {
            Files.deleteIfExists(fresh);
        }
        logs.put(origin, seen);
    }

    private FileAttribute<?>[] onlyOwner() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void sync(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
