package org.safeconduct.governance;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Json;
import org.safeconduct.evidence.EvidenceSearch;
import org.safeconduct.evidence.EvidenceSearch.Found;
import org.safeconduct.evidence.EvidenceSearch.Leaf;
import org.safeconduct.evidence.Fact;

/** How evidence is written for taking away. */
public enum ExportFormat implements Code {
    CSV("text/csv") {
        @Override
        void write(EvidenceSearch evidence, LogSpan span, Writer out) throws IOException {
            CSVPrinter printer = CSVFormat.RFC4180
                    .builder()
                    .setHeader(Stream.concat(
                                    Stream.of("leaf", "commitment", "at", "event", "reference"),
                                    COLUMNS.stream().map(Fact::key))
                            .toArray(String[]::new))
                    .get()
                    .print(out);
            each(evidence, span, leaf -> row(printer, leaf));
            printer.flush();
        }
    },
    NDJSON("application/x-ndjson") {
        @Override
        void write(EvidenceSearch evidence, LogSpan span, Writer out) throws IOException {
            each(evidence, span, leaf -> line(out, leaf));
            // Without this last line the export has broken off.
            out.write(new String(Json.write(Map.of("proof", span)), StandardCharsets.UTF_8));
            out.write('\n');
            out.flush();
        }
    };

    private static final int BATCH = 500;

    private static final List<Fact> COLUMNS = List.of(
            Fact.AGENCY,
            Fact.RECIPIENT,
            Fact.RECIPIENT_AGENCY,
            Fact.EFFECT,
            Fact.RULES,
            Fact.RULEBOOK,
            Fact.WITHHELD,
            Fact.OBLIGATIONS,
            Fact.GATES,
            Fact.PURPOSES,
            Fact.GATEWAY,
            Fact.ACTOR_AGENCY,
            Fact.ROLES,
            Fact.ACTOR,
            Fact.REQUEST);

    private final String type;

    ExportFormat(String type) {
        this.type = type;
    }

    public static Optional<ExportFormat> of(String accept) {
        return accept.contains("*/*")
                ? Optional.of(NDJSON)
                : Arrays.stream(values())
                        .filter(format -> accept.contains(format.type))
                        .findFirst();
    }

    String mediaType() {
        return type + ";charset=UTF-8";
    }

    abstract void write(EvidenceSearch evidence, LogSpan span, Writer out) throws IOException;

    private interface Writing {
        void of(Leaf leaf) throws IOException;
    }

    /** They may be too many to hold. */
    private static void each(EvidenceSearch evidence, LogSpan span, Writing writing) throws IOException {
        for (long from = span.first(); from < span.end(); from += BATCH) {
            for (Leaf leaf : evidence.leaves(from, Math.min(from + BATCH, span.end()))) {
                writing.of(leaf);
            }
        }
    }

    private static void row(CSVPrinter printer, Leaf leaf) throws IOException {
        printer.print(leaf.index());
        printer.print(HexFormat.of().formatHex(leaf.commitment()));
        if (leaf.found().isEmpty()) {
            printer.print("");
            printer.print("erased");
        } else {
            Found found = leaf.found().get();
            for (String cell : List.of(found.at(), found.event(), found.reference())) {
                printer.print(harmless(cell));
            }
            for (Fact fact : COLUMNS) {
                String one = found.text(fact);
                printer.print(harmless(one.isEmpty() ? String.join("; ", found.texts(fact)) : one));
            }
        }
        printer.println();
    }

    /** A spreadsheet takes a cell that begins with one of these for a formula, and runs it (OWASP, CSV injection). */
    static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    /** The record goes in as it is kept, character by character: the commitment is over salt and exactly that text. */
    private static void line(Writer out, Leaf leaf) throws IOException {
        HexFormat hex = HexFormat.of();
        out.write("{\"leaf\":%d,\"commitment\":\"%s\"".formatted(leaf.index(), hex.formatHex(leaf.commitment())));
        if (leaf.found().isPresent()) {
            Found found = leaf.found().get();
            out.write(",\"salt\":\"" + hex.formatHex(found.salt()) + "\",\"record\":" + found.record());
        }
        out.write("}\n");
    }
}
