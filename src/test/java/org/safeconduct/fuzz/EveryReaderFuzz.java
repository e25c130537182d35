package org.safeconduct.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tries changed messages on every reader for a few seconds; {@code -Pfuzz} does it for longer. What it finds becomes a file in
 * the resources' {@code EveryReaderFuzzInputs/refusesOrReads}, which is tried each time from then on.
 */
@Tag("fuzz")
class EveryReaderFuzz {

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "15s")
    void refusesOrReads(byte[] input) {
        EveryReader.read(input);
    }

    static Stream<byte[]> seeds() {
        return EveryReader.seeds();
    }
}
