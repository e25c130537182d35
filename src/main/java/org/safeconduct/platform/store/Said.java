package org.safeconduct.platform.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The first things that a program said. The server, which outlives the program that starts it, says the rest to the same
 * stream: that is read, so that it never waits, and thrown away.
 */
final class Said {

    private static final int KEPT = 4096;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private volatile String text = "";
    private final Thread reader;

    private Said(InputStream stream, String program) {
        reader = Thread.ofPlatform().daemon().name(program + "-said").unstarted(() -> read(stream));
    }

    static Said by(Process process, String program) {
        Said said = new Said(process.getInputStream(), program);
        said.reader.start();
        return said;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    private void read(InputStream stream) {
        byte[] some = new byte[1024];
        try (stream) {
            for (int length = stream.read(some); length >= 0; length = stream.read(some)) {
                if (text.length() < KEPT) {
                    // Nobody else writes it.
                    text = text + new String(some, 0, length, StandardCharsets.UTF_8);
                }
            }
        } catch (IOException e) {
            // The program is gone, and whatever it wanted to say.
        }
    }

    /** After its end. */
    String text() throws InterruptedException {
        reader.join(PATIENCE);
        return text.strip();
    }
}
