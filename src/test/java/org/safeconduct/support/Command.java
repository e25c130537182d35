package org.safeconduct.support;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.safeconduct.Commands;

/**
 * A command of the gateway's jar, as somebody types it.
 *
 * @param text what it printed, with what it said of misuse
 */
public record Command(int status, String text) {

    public static Command run(String... arguments) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        int status = Commands.run(out, out, arguments);
        return new Command(status, said.toString());
    }

    /** With the same options each time. */
    public static Command run(String name, List<String> options, String... arguments) {
        return run(Stream.of(Stream.of(name), Stream.of(arguments), options.stream())
                .flatMap(some -> some)
                .toArray(String[]::new));
    }

    /** Its exit status, and what it printed. */
    @Override
    public String toString() {
        return status + " " + text.strip();
    }
}
