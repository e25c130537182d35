package org.safeconduct.intake.content;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Whether the packed streams of a PDF stay within bounds when they are unpacked; found out before anything unpacks them. */
final class Inflation {

    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final String STREAM = "stream";

    private long left = MOST_BYTES;

    private Inflation() {}

    /** @param raw the same bytes, one character each */
    static boolean isBounded(byte[] data, String raw) {
        Inflation inflation = new Inflation();
        for (int at = raw.indexOf(STREAM); at >= 0; at = raw.indexOf(STREAM, at + 1)) {
            int start = at + STREAM.length();
            while (start < data.length && (data[start] == '\r' || data[start] == '\n')) {
                start++;
            }
            if (!inflation.unpack(data, start)) {
                return false;
            }
        }
        return true;
    }

    private boolean unpack(byte[] data, int start) {
        Inflater inflater = new Inflater();
        byte[] buffer = new byte[8192];
        boolean first = true;
        try {
            inflater.setInput(data, start, data.length - start);
            while (!inflater.finished()) {
                int read = inflater.inflate(buffer);
                left -= read;
                // Packed twice, the second time grows as much again.
                if (left < 0 || (first && read > 1 && isPacked(buffer))) {
                    return false;
                }
                first = false;
                if (read == 0) {
                    return true;
                }
            }
        } catch (DataFormatException e) {
            // Not packed in this way: as large as it is.
        } finally {
            inflater.end();
        }
        return true;
    }

    /** The head of RFC 1950. */
    private static boolean isPacked(byte[] data) {
        return (data[0] & 0x0F) == 8
                && (data[0] & 0xF0) <= 0x70
                && (((data[0] & 0xFF) << 8) | (data[1] & 0xFF)) % 31 == 0;
    }
}
