package org.safeconduct.platform.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.safeconduct.platform.Sha256;

/**
 * What is in a folder.
 *
 * @param files of each file, by its path in the folder: its SHA-256, or where it points if it is a link
 */
record FileDigests(SortedMap<String, String> files) {

    private static final String BETWEEN = "  ";

    FileDigests {
        files = Collections.unmodifiableSortedMap(files);
    }

    static FileDigests of(Path folder) throws IOException {
        SortedMap<String, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                String name = folder.relativize(file).toString();
                if (Files.isSymbolicLink(file)) {
                    found.put(name, "->" + Files.readSymbolicLink(file));
                } else if (!Files.isDirectory(file)) {
                    found.put(name, Sha256.hex(Files.readAllBytes(file)));
                }
            }
        }
        return new FileDigests(found);
    }

    /** What {@link #text} wrote; what it did not write agrees with no folder. */
    static FileDigests parse(String text) {
        SortedMap<String, String> listed = new TreeMap<>();
        for (String line : text.lines().toList()) {
            String[] parts = line.split(BETWEEN, 2);
            listed.put(parts[parts.length - 1], parts[0]);
        }
        return new FileDigests(listed);
    }

    /** A line for each, as {@code sha256sum} writes them. */
    String text() {
        return files.entrySet().stream()
                .map(file -> file.getValue() + BETWEEN + file.getKey() + "\n")
                .collect(Collectors.joining());
    }

    /** The first file that is another, missing or one too many. */
    Optional<String> firstThatDiffers(FileDigests other) {
        TreeSet<String> all = new TreeSet<>(files.keySet());
        all.addAll(other.files.keySet());
        return all.stream()
                .filter(file -> !files.getOrDefault(file, "").equals(other.files.get(file)))
                .findFirst();
    }
}
