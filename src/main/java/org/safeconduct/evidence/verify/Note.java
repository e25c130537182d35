package org.safeconduct.evidence.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A signed note (C2SP signed-note), taken apart; nothing in it is believed yet.
 *
 * @param text what was signed, up to and with its last newline
 */
public record Note(String text, List<Signature> signatures) {

    private static final int MOST_SIGNATURES = 100;
    private static final String BEGIN = "\u2014 ";

    /** One signature line. */
    @SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals where it is
    public record Signature(String name, byte[] keyId, byte[] bytes, String line) {}

    public Note {
        signatures = List.copyOf(signatures);
    }

    public static Note parse(String note) throws NotProven {
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n") || note.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new NotProven("this is not a signed note");
        }
        return new Note(note.substring(0, blank + 1), signatures(note.substring(blank + 2)));
    }

    /** @param lines signature lines, each with its newline */
    public static List<Signature> signatures(String lines) throws NotProven {
        List<Signature> signatures = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            String[] parts =
                    line.startsWith(BEGIN) ? line.substring(BEGIN.length()).split(" ", -1) : new String[0];
            byte[] bytes = parts.length == 2 ? VerifierKey.decode(parts[1]).orElse(new byte[0]) : new byte[0];
            if (bytes.length <= Integer.BYTES || parts[0].isEmpty() || parts[0].contains("+")) {
                throw new NotProven("this is not a signature line of a note");
            }
            signatures.add(new Signature(
                    parts[0],
                    Arrays.copyOf(bytes, Integer.BYTES),
                    Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length),
                    line + "\n"));
        }
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new NotProven("a note has between 1 and " + MOST_SIGNATURES + " signatures");
        }
        return signatures;
    }
}
