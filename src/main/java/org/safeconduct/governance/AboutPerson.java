package org.safeconduct.governance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Everything on record about one person.
 *
 * @param heldBack references that are not shown to this audience until a person has decided
 * @param whyHeldBack empty if nothing is
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AboutPerson(String audience, List<Case> disclosures, List<String> heldBack, String whyHeldBack) {

    /**
     * One disclosure that is about the person.
     *
     * @param purposes codes
     * @param timeline every record as it is kept; empty for the person themselves
     */
    public record Case(
            String reference,
            String sharedAt,
            String sharedBy,
            List<String> purposes,
            String legalBasis,
            List<To> recipients,
            List<String> timeline) {}

    /**
     * Who was to have it, and whether they got it.
     *
     * @param leftOut codes of labels
     */
    public record To(String recipient, String decision, List<String> leftOut, List<String> reasons, boolean received) {}

    /** The same as rows for a spreadsheet: one for each recipient of each disclosure. */
    public String csv() {
        StringBuilder rows = new StringBuilder();
        try (CSVPrinter printer = CSVFormat.RFC4180
                .builder()
                .setHeader(
                        "reference",
                        "sharedAt",
                        "sharedBy",
                        "purposes",
                        "legalBasis",
                        "recipient",
                        "decision",
                        "leftOut",
                        "received")
                .get()
                .print(rows)) {
            for (Case one : disclosures) {
                for (To to : one.recipients()) {
                    printer.printRecord(Stream.of(
                                    one.reference(),
                                    one.sharedAt(),
                                    one.sharedBy(),
                                    String.join("; ", one.purposes()),
                                    one.legalBasis(),
                                    to.recipient(),
                                    to.decision(),
                                    String.join("; ", to.leftOut()),
                                    to.received() ? "yes" : "no receipt on record")
                            .map(ExportFormat::harmless));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows.toString();
    }

    /** The same for reading on paper. */
    public String plain() {
        StringBuilder text = new StringBuilder();
        line(text, "What Safe Conduct has on record about this person");
        line(text, "Disclosures: %d".formatted(disclosures.size()));
        for (Case one : disclosures) {
            line(text, "");
            line(text, one.reference());
            line(text, "  Shared by %s at %s".formatted(one.sharedBy(), one.sharedAt()));
            line(text, "  For: " + words(one.purposes()));
            if (!one.legalBasis().isEmpty()) {
                line(text, "  Under: " + one.legalBasis());
            }
            for (To to : one.recipients()) {
                line(
                        text,
                        "  To %s: %s %s"
                                .formatted(
                                        to.recipient().toUpperCase(Locale.UK),
                                        to.decision(),
                                        to.received() ? "They received it." : "No receipt is on record."));
                if (!to.leftOut().isEmpty()) {
                    line(text, "    Left out: " + words(to.leftOut()));
                }
                to.reasons().forEach(reason -> line(text, "    - " + reason));
            }
            one.timeline().forEach(record -> line(text, "  " + record));
        }
        if (!heldBack.isEmpty()) {
            line(text, "");
            line(text, "Held back: " + String.join(", ", heldBack));
            line(text, whyHeldBack);
        }
        return text.toString();
    }

    private static String words(List<String> codes) {
        return codes.stream().map(code -> code.replace('-', ' ')).collect(Collectors.joining(", "));
    }

    private static void line(StringBuilder into, String text) {
        into.append(text).append('\n');
    }
}
