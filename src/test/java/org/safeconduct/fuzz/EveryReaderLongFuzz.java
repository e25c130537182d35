package org.safeconduct.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** The same for half an hour, by {@code -Pfuzz}; found inputs move to the resources of {@link EveryReaderFuzz}. */
@Tag("long-fuzz")
class EveryReaderLongFuzz {

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "30m")
    void refusesOrReads(byte[] input) {
        EveryReader.read(input);
    }

    static Stream<byte[]> seeds() {
        return EveryReader.seeds();
    }
}
