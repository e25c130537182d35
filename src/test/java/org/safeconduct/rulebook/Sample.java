package org.safeconduct.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The small table on which the loader is tried. */
final class Sample {

    private Sample() {}

    static String dmn() {
        return read("sample.dmn");
    }

    static String read(String name) {
        try (InputStream in = Objects.requireNonNull(Sample.class.getResourceAsStream("/rulebook-loader/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static KieTable compile(String dmn) {
        return TableCompiler.compile("sample", "test", dmn.getBytes(StandardCharsets.UTF_8));
    }
}
