package org.safeconduct.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Looks for words in the bytes of files. */
public final class ReadableFiles {

    private static final int CHUNK = 1 << 20;

    private ReadableFiles() {}

    /** Everything under the folder that holds the words: database files, write-ahead log, temporary files, keys, whatever. */
    public static List<Path> with(String words, Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder, 12)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (holds(file, words.getBytes(StandardCharsets.UTF_8))) {
                    found.add(file);
                }
            }
        } catch (UncheckedIOException e) {
            // A file that another process removed while we walked held nothing of ours that is still there.
            if (!(e.getCause() instanceof NoSuchFileException)) {
                throw e;
            }
        }
        return found;
    }

    private static boolean holds(Path file, byte[] words) throws IOException {
        if (!Files.isReadable(file)) {
            return false;
        }
        // ISO 8859-1 keeps every byte as one character.
        String wanted = new String(words, StandardCharsets.ISO_8859_1);
        try (var in = Files.newInputStream(file)) {
            byte[] before = new byte[0];
            byte[] chunk;
            while ((chunk = in.readNBytes(CHUNK)).length > 0) {
                byte[] both = Arrays.copyOf(before, before.length + chunk.length);
                System.arraycopy(chunk, 0, both, before.length, chunk.length);
                if (new String(both, StandardCharsets.ISO_8859_1).contains(wanted)) {
                    return true;
                }
                before = Arrays.copyOfRange(both, both.length - Math.min(words.length, both.length), both.length);
            }
            return false;
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
