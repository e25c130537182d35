package org.safeconduct.demo;

import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.safeconduct.pages.Showcase.Part;
import org.safeconduct.pages.Showcase.Shown;

/** Prints what became of a disclosure, for the person who started the gateway to try it. */
final class DemoPrinter {

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    void print(Shown shown) {
        StringBuilder text = new StringBuilder("\n").append(shown.about()).append('\n');
        text.append("  reference    ").append(shown.reference()).append("   ").append(shown.status());
        text.append("\n  shared by    ").append(shown.sender()).append('\n');
        for (Part part : shown.parts()) {
            text.append("  %-11s  %-18s  withheld: %s%n"
                    .formatted(
                            part.recipient(),
                            part.effect(),
                            part.withheld().isEmpty() ? "nothing" : String.join(", ", part.withheld())));
            text.append("               delivered at ")
                    .append(part.deliveredAt().isEmpty() ? "- (not yet)" : part.deliveredAt())
                    .append('\n');
        }
        text.append("  How the police will handle it:\n");
        shown.lines().forEach(line -> text.append("   * ").append(line).append('\n'));
        out.print(text);
    }

    void end(URI gateway, List<String> failed) {
        out.println(
                failed.isEmpty()
                        ? "\nAll three are in. Look at " + gateway + "/  (Ctrl+C stops the gateway)"
                        : "\nNot all went through: " + String.join(", ", failed) + ". The log above says why.");
    }
}
