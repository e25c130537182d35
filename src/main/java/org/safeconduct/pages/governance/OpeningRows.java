package org.safeconduct.pages.governance;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.Register;
import org.safeconduct.governance.OpeningFigures;
import org.safeconduct.pages.Words;
import org.springframework.stereotype.Component;

/** How long until somebody opened it, in words that are no more exact than anyone needs. */
@Component
class OpeningRows {

    private static final Locale READER = Locale.ENGLISH;
    private static final int TWO_HOURS = 120;
    private static final int TWO_DAYS = 48;

    private final OpeningFigures figures;
    private final Register register;
    private final Words words;

    OpeningRows(OpeningFigures figures, Register register, Words words) {
        this.figures = figures;
        this.register = register;
        this.words = words;
    }

    record Row(String agency, String urgency, String number, String half, String most) {}

    List<Row> of(FigurePeriod period) {
        return figures.of(period.firstDay(), period.lastDay()).stream()
                .map(row -> new Row(
                        register.agency(row.agency())
                                .map(Agency::name)
                                .orElse(row.agency().value()),
                        words.of("figures.opened." + (row.urgent() ? "urgent" : "other"), READER),
                        row.number(),
                        within(row, row.half()),
                        within(row, row.most())))
                .toList();
    }

    private String within(OpeningFigures.Row row, Optional<Duration> took) {
        return row.told()
                ? took.map(this::said).orElseGet(() -> words.of("figures.opened.not", READER))
                : words.of("figures.opened.untold", READER);
    }

    private String said(Duration took) {
        long minutes = Math.max(1, took.plusSeconds(59).toMinutes());
        if (minutes < TWO_HOURS) {
            return words.of("figures.opened.minutes", READER, minutes);
        }
        long hours = Math.ceilDiv(minutes, 60);
        return hours < TWO_DAYS
                ? words.of("figures.opened.hours", READER, hours)
                : words.of("figures.opened.days", READER, Math.ceilDiv(hours, 24));
    }
}
