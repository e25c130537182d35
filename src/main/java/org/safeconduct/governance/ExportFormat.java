package org.safeconduct.governance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.safeconduct.disclosure.Code;
import org.safeconduct.evidence.EvidenceQuery;
import org.safeconduct.evidence.EvidenceSearch;
import org.safeconduct.evidence.EvidenceSearch.Found;
import org.safeconduct.evidence.Fact;

/** How evidence is written for taking away. */
enum ExportFormat implements Code {
    CSV("text/csv") {
        @Override
        void write(EvidenceSearch evidence, EvidenceQuery query, Writer out) throws IOException {
            CSVPrinter printer = CSVFormat.RFC4180
                    .builder()
                    .setHeader(Stream.concat(
                                    Stream.of("entry", "at", "event", "reference"),
                                    COLUMNS.stream().map(Fact::key))
                            .toArray(String[]::new))
                    .get()
                    .print(out);
            evidence.each(query, found -> row(printer, found));
            printer.flush();
        }
    },
    NDJSON("application/x-ndjson") {
        @Override
        void write(EvidenceSearch evidence, EvidenceQuery query, Writer out) throws IOException {
            evidence.each(query, found -> line(out, found));
            out.flush();
        }
    };

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

    static Optional<ExportFormat> of(String accept) {
        return accept.contains("*/*")
                ? Optional.of(NDJSON)
                : Arrays.stream(values())
                        .filter(format -> accept.contains(format.type))
                        .findFirst();
    }

    String mediaType() {
        return type + ";charset=UTF-8";
    }

    abstract void write(EvidenceSearch evidence, EvidenceQuery query, Writer out) throws IOException;

    private static void row(CSVPrinter printer, Found found) {
        try {
            printer.print(found.entry());
            for (String cell : List.of(found.at(), found.event(), found.reference())) {
                printer.print(harmless(cell));
            }
            for (Fact fact : COLUMNS) {
                String one = found.text(fact);
                printer.print(harmless(one.isEmpty() ? String.join("; ", found.texts(fact)) : one));
            }
            printer.println();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A spreadsheet takes a cell that begins with one of these for a formula, and runs it (OWASP, CSV injection). */
    static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    /** The record goes in as it is kept, character by character: the commitment is over salt and exactly that text. */
    private static void line(Writer out, Found found) {
        HexFormat hex = HexFormat.of();
        try {
            out.write("{\"entry\":%d,\"commitment\":\"%s\",\"salt\":\"%s\",\"record\":%s}%n"
                    .formatted(
                            found.entry(),
                            hex.formatHex(found.commitment()),
                            hex.formatHex(found.salt()),
                            found.record())
                    .replace(System.lineSeparator(), "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
