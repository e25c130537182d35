package org.safeconduct.pages.governance;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.safeconduct.disclosure.BritishTime;
import org.safeconduct.disclosure.Code;
import org.safeconduct.evidence.Event;
import org.safeconduct.governance.ExportFormat;
import org.safeconduct.governance.Exports;
import org.safeconduct.governance.Figures;
import org.safeconduct.governance.LogSpan;
import org.safeconduct.pages.Words;
import org.safeconduct.pages.form.Answers;
import org.safeconduct.pages.form.Field;
import org.safeconduct.pages.form.Form;
import org.safeconduct.pages.form.Forms;
import org.safeconduct.pages.form.Question;
import org.safeconduct.platform.Attached;
import org.safeconduct.platform.Rejection;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Figures over time, as charts that are tables, and evidence to take away. */
@Controller
class FigurePages {

    private static final Locale READER = Locale.ENGLISH;
    private static final int LONGEST = 100;

    /** What is drawn, each in a chart of its own: numbers of different things are not to be compared by eye. */
    private static final List<Event> DRAWN = List.of(
            Event.ACCEPTED,
            Event.REFERRED,
            Event.REFUSED,
            Event.DELIVERED,
            Event.PARKED,
            Event.REVIEW_DECLINED,
            Event.HANDLING_DECIDED,
            Event.CLOCK_MISSED);

    private final Figures figures;
    private final FigureRows rows;
    private final OpeningRows openings;
    private final Exports exports;
    private final Forms forms;
    private final Words words;
    private final Clock clock;

    FigurePages(
            Figures figures,
            FigureRows rows,
            OpeningRows openings,
            Exports exports,
            Forms forms,
            Words words,
            Clock clock) {
        this.figures = figures;
        this.rows = rows;
        this.openings = openings;
        this.exports = exports;
        this.forms = forms;
        this.words = words;
        this.clock = clock;
    }

    /** One kind of thing over a year. */
    record Chart(String title, boolean empty, List<Bar> bars) {}

    /**
     * One month.
     *
     * @param length of 100; a number that is not told has none
     */
    record Bar(String month, String number, long length) {}

    /** @param period as {@code 2026-11}, {@code 2026-Q4} or {@code 2026}; whatever else is the month that runs */
    @GetMapping("/governance/figures")
    ModelAndView figures(@RequestParam(defaultValue = "") String period) {
        YearMonth now = YearMonth.from(today());
        FigurePeriod chosen = FigurePeriod.read(period).orElseGet(() -> FigurePeriod.month(today()));
        Question periods = Question.oneOfMany(
                        "period",
                        FigurePeriod.upTo(today()).stream()
                                .map(one -> new Field.Choice(one.code(), one.label()))
                                .toList())
                .first(chosen.code());
        return new ModelAndView("governance/figures")
                .addObject("fields", forms.show(List.of(periods), "figures").fields())
                .addObject("period", chosen)
                .addObject("running", !chosen.lastDay().isBefore(today()))
                .addObject("rows", rows.of(DRAWN, chosen))
                .addObject("openings", openings.of(chosen))
                .addObject(
                        "charts",
                        DRAWN.stream()
                                .map(event -> chart(event, figures.months(event, now)))
                                .toList());
    }

    /** The same as a file; its name says which period it is of. */
    @GetMapping("/governance/figures/file")
    ResponseEntity<String> file(@RequestParam(defaultValue = "") String period) throws IOException {
        FigurePeriod chosen = FigurePeriod.read(period)
                .orElseThrow(() -> new Rejection(Rejection.Kind.NOT_FOUND, "there is no such period"));
        StringBuilder csv = new StringBuilder();
        try (CSVPrinter printer = CSVFormat.RFC4180
                .builder()
                .setHeader("what", "meaning", chosen.code(), chosen.before().code(), "rounding")
                .get()
                .print(csv)) {
            for (FigureRows.Row row : rows.of(DRAWN, chosen)) {
                printer.printRecord(
                        row.title(), row.meaning(), row.number(), row.before(), words.of("figures.rounding", READER));
            }
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"figures-%s.csv\"".formatted(chosen.code()))
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(csv.toString());
    }

    private Chart chart(Event event, List<Figures.Month> months) {
        long most = Math.max(
                1,
                months.stream().mapToLong(month -> length(month.number())).max().orElse(1));
        return new Chart(
                words.of("figures." + event.code(), READER),
                months.stream().allMatch(month -> month.number().equals("0")),
                months.stream()
                        .map(month ->
                                new Bar(Days.of(month.month()), month.number(), 100 * length(month.number()) / most))
                        .toList());
    }

    /** What is fewer than five is not told, and so not drawn either. */
    private static long length(String number) {
        return number.chars().allMatch(Character::isDigit) ? Long.parseLong(number) : 0;
    }

    @GetMapping("/governance/export")
    ModelAndView export() {
        return form(today().withDayOfMonth(1).toString(), today().toString(), "");
    }

    /** As a file, and then there is no page; a period that is none brings the form back. */
    @GetMapping("/governance/export/file")
    @Nullable
    ModelAndView file(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String format,
            HttpServletResponse response)
            throws IOException {
        try {
            Exports.Export export = exports.begin(
                    from.strip(),
                    to.strip(),
                    Code.read(ExportFormat.class, format).orElse(ExportFormat.CSV));
            Attached.to(response, export.mediaType(), export.file());
            export.write(response.getOutputStream());
            return null;
        } catch (Rejection rejection) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(from, to, String.valueOf(rejection.pointer()).replace("/", ""));
        }
    }

    @GetMapping("/governance/export/proof")
    ResponseEntity<LogSpan> proof(@RequestParam String from, @RequestParam String to) {
        LogSpan proof = exports.proof(from.strip(), to.strip());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                // Both are days by now.
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"evidence-proof-%s-%s.json\"".formatted(from.strip(), to.strip()))
                // A browser would take XML for it.
                .contentType(MediaType.APPLICATION_JSON)
                .body(proof);
    }

    private ModelAndView form(String from, String to, String wrong) {
        Form form = forms.show(
                List.of(Question.text("from", LONGEST), Question.text("to", LONGEST)),
                Answers.none().and("from", Optional.of(from)).and("to", Optional.of(to)),
                "search");
        if (!wrong.isEmpty()) {
            form.wrong(wrong);
        }
        return new ModelAndView("governance/export").addObject("fields", form.fields());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BritishTime.ZONE);
    }
}
