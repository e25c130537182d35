package org.safeconduct.sharing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.safeconduct.rulebook.Rulebooks;

/** The rulebook that the gateway ships, with one file changed. */
final class Tables {

    private Tables() {}

    static Rulebooks with(Path folder, String file, UnaryOperator<String> change) throws IOException {
        String shipped = shipped(file);
        String changed = change.apply(shipped);
        if (changed.equals(shipped)) {
            throw new IllegalArgumentException("nothing has changed");
        }
        Files.writeString(folder.resolve(file), changed);
        Files.writeString(folder.resolve("rulebook.yaml"), "version: \"changed\"");
        return Rulebooks.from(folder);
    }

    /** Without the row of that id, and without its text. */
    static Rulebooks without(Path folder, String table, String row) throws IOException {
        String texts = shipped(table + "-reasons.en.yaml");
        Files.writeString(
                folder.resolve(table + "-reasons.en.yaml"),
                texts.replaceAll("(?ms)^" + row + ":.*?(?=^[A-Z]|\\z)", ""));
        return with(folder, table + ".dmn", dmn -> dmn.replaceAll("(?s)<rule id=\"" + row + "\">.*?</rule>", ""));
    }

    private static String shipped(String file) {
        return new String(Rulebooks.packaged().file(file), StandardCharsets.UTF_8);
    }
}
