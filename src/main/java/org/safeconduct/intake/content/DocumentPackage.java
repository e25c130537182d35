package org.safeconduct.intake.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * The parts of a zip package, unpacked within bounds. Names are in small letters, as the Open Packaging Conventions compare them. The
 * list at its end and the heads before the parts must agree, so that no reader finds a part there that this one did not.
 */
record DocumentPackage(Map<String, byte[]> parts) {

    private static final int MOST_PARTS = 2_000;
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    /** @return empty if it is no zip, is locked, contradicts itself, or is larger than a document would be */
    static Optional<DocumentPackage> read(byte[] data) {
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(data))
                .get()) {
            Map<String, byte[]> parts = new LinkedHashMap<>();
            long left = MOST_BYTES;
            for (var entries = zip.getEntriesInPhysicalOrder(); entries.hasMoreElements(); ) {
                ZipArchiveEntry entry = entries.nextElement();
                if (parts.size() >= MOST_PARTS || !zip.canReadEntryData(entry)) {
                    return Optional.empty();
                }
                byte[] part;
                try (InputStream in = zip.getInputStream(entry)) {
                    part = in.readNBytes((int) left + 1);
                }
                left -= part.length;
                if (left < 0 || parts.put(name(entry.getName()), part) != null) {
                    return Optional.empty();
                }
            }
            return Optional.of(new DocumentPackage(parts)).filter(read -> read.agreesWithHeads(data));
        } catch (IOException | RuntimeException e) {
            // Broken on purpose or by accident: either way it cannot be looked into.
            return Optional.empty();
        }
    }

    private boolean agreesWithHeads(byte[] data) {
        int heads = 0;
        long left = MOST_BYTES;
        try (ZipInputStream zip = new ZipInputStream(new java.io.ByteArrayInputStream(data))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] part = zip.readNBytes((int) left + 1);
                left -= part.length;
                if (left < 0 || !java.util.Arrays.equals(part, parts.get(name(entry.getName())))) {
                    return false;
                }
                heads++;
            }
        } catch (IOException | RuntimeException e) {
            return false;
        }
        return heads == parts.size();
    }

    private static String name(String written) {
        String name = written.replace('\\', '/').toLowerCase(Locale.ROOT);
        return name.startsWith("/") ? name.substring(1) : name;
    }

    @Override
    public String toString() {
        return "DocumentPackage[withheld]";
    }
}
