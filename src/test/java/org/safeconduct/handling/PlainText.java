package org.safeconduct.handling;

import org.jspecify.annotations.Nullable;
import org.safeconduct.handling.HandlingStatement.Line;

/** A statement as a text that a person can read. */
final class PlainText {

    private static final int WIDTH = 100;

    private PlainText() {}

    static String of(HandlingStatement statement) {
        StringBuilder text = new StringBuilder(
                "Handling statement, rulebook " + statement.rulebook() + ", " + statement.force() + "\n");
        wrap(text, statement.unconfirmed(), "");
        @Nullable Topic last = null;
        for (Line line : statement.lines()) {
            if (line.topic() != last) {
                last = line.topic();
                text.append("\n== ").append(last.code()).append(" ==\n");
            }
            text.append("\n[").append(line.certainty().code());
            text.append(line.unconfirmed() && line.certainty() != Certainty.UNCONFIRMED ? ", unconfirmed] " : "] ")
                    .append(line.id());
            text.append(" (").append(line.evidenceGrade());
            text.append(line.confirmedByForce() ? ", confirmed)\n" : ")\n");
            wrap(text, line.text(), "  ");
            wrap(text, "because: " + (line.because().isEmpty() ? "always" : String.join(", ", line.because())), "    ");
            wrap(text, "source: " + line.source(), "    ");
        }
        text.append("\n== clocks ==\n");
        statement
                .clocks()
                .forEach(clock -> text.append("\n  ")
                        .append(clock.what())
                        .append(": ")
                        .append(clock.by())
                        .append(" (")
                        .append(clock.line())
                        .append(")\n"));
        return text.toString();
    }

    private static void wrap(StringBuilder text, String words, String indent) {
        int column = indent.length();
        String gap = indent;
        for (String word : words.split(" ")) {
            if (!gap.equals(indent) && column + gap.length() + word.length() > WIDTH) {
                gap = "\n" + indent;
                column = indent.length();
            }
            text.append(gap).append(word);
            column += word.length() + 1;
            gap = " ";
        }
        text.append('\n');
    }
}
