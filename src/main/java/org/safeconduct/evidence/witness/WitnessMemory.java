package org.safeconduct.evidence.witness;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.safeconduct.evidence.TreeHash;

/**
 * All that a witness knows: the newest tree of each log that it has signed for. One file, a line for each log.
 *
 * <p>A crash before the move leaves the old file: the witness has not signed yet, because it signs after. A crash after it
 * leaves a tree for which no signature went out; the log asks again, from that size.
 */
final class WitnessMemory {

    /** A tree by its size and root. */
    @SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals where it is
    record Seen(long size, byte[] root) {}

    private final Path file;
    private final Map<String, Seen> logs = new LinkedHashMap<>();

    private WitnessMemory(Path file) {
        this.file = file;
    }

    /** @throws IOException if the file is there and cannot be understood: a witness that forgot would sign anything */
    static WitnessMemory open(Path file) throws IOException {
        WitnessMemory memory = new WitnessMemory(file.toAbsolutePath());
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                String[] parts = line.split(" ", -1);
                try {
                    byte[] root = Base64.getDecoder().decode(parts.length == 3 ? parts[2] : "");
                    if (root.length != TreeHash.LENGTH) {
                        throw new IOException(file + " is damaged");
                    }
                    memory.logs.put(parts[0], new Seen(Long.parseLong(parts[1]), root));
                } catch (IllegalArgumentException e) {
                    throw new IOException(file + " is damaged", e);
                }
            }
        }
        return memory;
    }

    Seen of(String origin) {
        return logs.getOrDefault(origin, new Seen(0, TreeHash.empty()));
    }

    /** On the disk when this returns. */
    void remember(String origin, Seen seen) throws IOException {
        Map<String, Seen> next = new LinkedHashMap<>(logs);
        next.put(origin, seen);
        StringBuilder text = new StringBuilder();
        next.forEach((log, tree) -> text.append(log)
                .append(' ')
                .append(tree.size())
                .append(' ')
                .append(Base64.getEncoder().encodeToString(tree.root()))
                .append('\n'));
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, text);
        sync(fresh, StandardOpenOption.WRITE);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Path folder = file.getParent();
        if (folder != null) {
            sync(folder, StandardOpenOption.READ);
        }
        logs.put(origin, seen);
    }

    private static void sync(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
